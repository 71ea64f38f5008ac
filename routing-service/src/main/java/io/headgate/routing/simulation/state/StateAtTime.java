package io.headgate.routing.simulation.state;

import io.headgate.model.shared.LeadId;
import io.headgate.routing.core.context.DecisionInputs;
import io.headgate.routing.core.context.LeadSnapshot;
import io.headgate.routing.core.context.RoundState;
import io.headgate.routing.core.decision.Decision;
import io.headgate.routing.core.decision.DecisionEngine;
import io.headgate.routing.journal.Checkpoint;
import io.headgate.routing.journal.JournalEntry.CapOpened;
import io.headgate.routing.journal.JournalEntry.DecidedLead;
import io.headgate.routing.journal.SlotChange.Consumed;
import io.headgate.routing.journal.SlotChange.Refunded;
import io.headgate.routing.journal.SlotChange.Released;
import io.headgate.routing.simulation.state.SimulatedState.Slot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Follows what really happened until a lead is asked about, and tells how things stood for it then. */
public final class StateAtTime implements JournalConsumer {

    /** A lead as it was asked about, in the world of that moment. */
    public record Found(LeadSnapshot lead, RoundState round, RecordedBatch moment, SimulatedState state) {

        public DecisionInputs context() {
            var now = moment.batch().now();
            return moment.context(
                    new CounterViews.Projected(
                            state, state, moment.past(), moment.batch().unlockedReads(), now),
                    now);
        }
    }

    private final DecisionEngine engine;
    private final LeadId wanted;
    private final SimulatedState state = new SimulatedState();
    private @Nullable Found found;

    public StateAtTime(DecisionEngine engine, LeadId wanted) {
        this.engine = engine;
        this.wanted = wanted;
    }

    @Nullable
    public Found found() {
        return found;
    }

    @Override
    public void recall(String endpointId, String personKey, @Nullable Instant at) {
        state.recall(endpointId, personKey, at);
    }

    @Override
    public void begin(Checkpoint start, Map<LeadId, List<String>> personsInFlight) {
        state.begin(start, personsInFlight);
    }

    @Override
    public void counted(CapOpened counted) {
        if (found == null) {
            state.counted(counted);
        }
    }

    @Override
    public void batch(RecordedBatch moment) {
        if (found != null) {
            return;
        }
        for (var change : moment.batch().changes()) {
            switch (change) {
                case Consumed consumed -> state.consume(Slot.of(consumed), moment.timeOf(consumed));
                case Released released -> state.release(Slot.of(released));
                case Refunded refunded -> state.refund(refunded);
            }
        }
        for (var asked : moment.batch().asked()) {
            var known = moment.cases().get(asked.leadId());
            if (known != null) {
                var lead = new LeadSnapshot(asked.leadId(), known.facts(), known.checks(), asked.expiresAt());
                if (asked.leadId().equals(wanted)) {
                    found = new Found(lead, new RoundState(asked.round(), asked.excluded()), moment, state);
                    return;
                }
                state.apply(
                        lead,
                        again(lead, asked, moment),
                        moment.network().version(),
                        moment.batch().now());
            }
        }
        state.forgetOver(moment.batch().now());
    }

    private Decision again(LeadSnapshot lead, DecidedLead asked, RecordedBatch moment) {
        var now = moment.batch().now();
        var seen = new CounterViews.Seen(
                state,
                moment.past(),
                moment.batch().unlockedReads(),
                moment.network().version(),
                now);
        return engine.decide(
                moment.network(), lead, moment.context(seen, now), new RoundState(asked.round(), asked.excluded()));
    }
}
