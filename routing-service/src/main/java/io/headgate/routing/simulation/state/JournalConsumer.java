package io.headgate.routing.simulation.state;

import io.headgate.model.shared.LeadFacts;
import io.headgate.model.shared.LeadId;
import io.headgate.model.validation.v1.CheckResult;
import io.headgate.routing.core.caps.CounterReadings;
import io.headgate.routing.core.context.DecisionInputs;
import io.headgate.routing.core.network.CompiledNetwork;
import io.headgate.routing.journal.Checkpoint;
import io.headgate.routing.journal.DecisionEnvironment;
import io.headgate.routing.journal.JournalEntry.Batch;
import io.headgate.routing.journal.JournalEntry.CapOpened;
import io.headgate.routing.journal.SlotChange.Consumed;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Goes along with what happened, entry by entry. */
public interface JournalConsumer {

    /** What is known of a lead beside what the journal says. */
    record StoredLead(LeadFacts facts, List<CheckResult> checks) {

        public StoredLead {
            checks = List.copyOf(checks);
        }
    }

    /** A batch with what it was decided on. Leads that are not stored any more are not among the cases. */
    record RecordedBatch(
            Batch batch,
            CompiledNetwork network,
            DecisionEnvironment world,
            Map<LeadId, StoredLead> cases,
            SentHistory past) {

        /** When the delivery of a consumed slot ended. */
        public Instant timeOf(Consumed consumed) {
            return consumed.at() == null ? batch.now() : consumed.at();
        }

        public DecisionInputs context(CounterReadings counters, Instant now) {
            return new DecisionInputs(now, counters, world.pauses(), world.broken(), world.conversions());
        }
    }

    /** Somebody was sent, or was not after all, just before the start; told before it begins. */
    void recall(String endpointId, String personKey, @Nullable Instant at);

    /** How things stood at the start. */
    void begin(Checkpoint start, Map<LeadId, List<String>> personsInFlight);

    void counted(CapOpened counted);

    void batch(RecordedBatch moment);
}
