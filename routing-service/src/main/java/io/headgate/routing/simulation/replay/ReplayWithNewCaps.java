package io.headgate.routing.simulation.replay;

import io.headgate.model.shared.LeadId;
import io.headgate.routing.core.network.CompiledNetwork;
import io.headgate.routing.journal.Checkpoint;
import io.headgate.routing.journal.JournalEntry.CapOpened;
import io.headgate.routing.simulation.state.JournalConsumer;
import io.headgate.routing.simulation.state.NewCapCounters;
import io.headgate.routing.simulation.state.ReplayLeads;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A replay whose other configuration may have caps that nobody counted at the start: they begin with what was got. */
final class ReplayWithNewCaps implements JournalConsumer {

    private final ReplayComparison replay;
    private final CompiledNetwork network;
    private final ReplayLeads cases;
    private @Nullable Instant start;
    private boolean begun;

    ReplayWithNewCaps(ReplayComparison replay, CompiledNetwork network, ReplayLeads cases) {
        this.replay = replay;
        this.network = network;
        this.cases = cases;
    }

    @Override
    public void recall(String endpointId, String personKey, @Nullable Instant at) {
        replay.recall(endpointId, personKey, at);
    }

    @Override
    public void begin(Checkpoint checkpoint, Map<LeadId, List<String>> personsInFlight) {
        start = checkpoint.at();
        replay.begin(checkpoint, personsInFlight);
    }

    @Override
    public void counted(CapOpened counted) {
        replay.counted(counted);
    }

    @Override
    public void batch(RecordedBatch moment) {
        if (!begun && start != null) {
            NewCapCounters.begin(replay.other(), network, moment.network(), start, cases);
        }
        begun = true;
        replay.batch(moment);
    }
}
