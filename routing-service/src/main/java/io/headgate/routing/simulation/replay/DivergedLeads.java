package io.headgate.routing.simulation.replay;

import io.headgate.model.routing.v1.DecisionOutcome;
import io.headgate.model.shared.LeadId;
import io.headgate.routing.core.caps.CounterIncrement;
import io.headgate.routing.core.context.LeadSnapshot;
import io.headgate.routing.core.context.RoundState;
import io.headgate.routing.core.decision.Decision;
import io.headgate.routing.core.decision.DecisionEngine;
import io.headgate.routing.core.network.CompiledNetwork;
import io.headgate.routing.journal.JournalEntry.Answer;
import io.headgate.routing.journal.JournalEntry.Placement;
import io.headgate.routing.journal.JournalEntry.UnlockedRead;
import io.headgate.routing.simulation.state.CounterViews;
import io.headgate.routing.simulation.state.JournalConsumer.RecordedBatch;
import io.headgate.routing.simulation.state.SimulatedState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The other course of events, and the leads that leave the real one in it. An endpoint that really got the lead does
 * with it what it did; one that did not is taken to accept it at once. A lead that waits is decided again at its time.
 */
final class DivergedLeads {

    // The engine never lets a lead wait until now or earlier; if it did, time would stand still.
    private static final Duration AT_LEAST = Duration.ofSeconds(1);

    private static final class DivergedLead {

        private final LeadSnapshot lead;
        private final Set<String> excluded;
        private int round;
        private int open;
        private boolean taken;

        DivergedLead(LeadSnapshot lead, RoundState round) {
            this.lead = lead;
            this.excluded = new HashSet<>(round.excluded());
            this.round = round.round();
        }
    }

    private record Due(Instant at, long number, DivergedLead stray) {}

    private final DecisionEngine engine;
    private final CompiledNetwork network;
    private final SimulatedState state;
    private final SimulatedState real;
    private final ReplayTotals figures;
    private final Set<LeadId> all = new HashSet<>();
    private final Map<LeadId, DivergedLead> open = new HashMap<>();
    private final PriorityQueue<Due> queue =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparingLong(Due::number));
    private long queued;

    DivergedLeads(
            DecisionEngine engine,
            CompiledNetwork network,
            SimulatedState state,
            SimulatedState real,
            ReplayTotals figures) {
        this.engine = engine;
        this.network = network;
        this.state = state;
        this.real = real;
        this.figures = figures;
    }

    boolean hasLead(LeadId lead) {
        return all.contains(lead);
    }

    /** How many of them wait for their time. */
    int waiting() {
        return queue.size();
    }

    /** Decides a round as the other configuration would. */
    Decision decide(
            LeadSnapshot lead,
            RoundState round,
            Map<Long, UnlockedRead> unlockedReads,
            RecordedBatch moment,
            Instant now) {
        var view = new CounterViews.Projected(state, real, moment.past(), unlockedReads, now);
        var decision = engine.decide(network, lead, moment.context(view, now), round);
        if (needed(decision).stream().anyMatch(charge -> view.lags(charge.bucket()))) {
            // What is taken is always looked at under lock.
            var exact = new CounterViews.Projected(state, real, moment.past(), Map.of(), now);
            decision = engine.decide(network, lead, moment.context(exact, now), round);
        }
        state.apply(lead, decision, network.version(), now);
        ReplayComparison.report(figures, state, decision);
        return decision;
    }

    private static List<CounterIncrement> needed(Decision decision) {
        var needed = new ArrayList<>(decision.consulted());
        needed.addAll(decision.increments());
        return needed;
    }

    /** From here on the lead has a life of its own. */
    void addLead(LeadSnapshot lead, RoundState round, Decision decision, Answer really, Instant now) {
        all.add(lead.leadId());
        var got = really.chosen().stream().map(Placement::endpointId).collect(Collectors.toSet());
        follow(new DivergedLead(lead, round), decision, got, now);
    }

    private void follow(DivergedLead stray, Decision decision, Set<String> really, Instant now) {
        if (decision.outcome() == DecisionOutcome.HELD) {
            await(stray, decision.heldUntil(), Instant.EPOCH);
        }
        for (var choice : decision.choices()) {
            if (really.contains(choice.endpointId())) {
                stray.open++;
            } else {
                stray.taken = true;
                state.consume(new SimulatedState.Slot(stray.lead.leadId(), choice.endpointId()), now);
            }
        }
        if (stray.open > 0) {
            open.put(stray.lead.leadId(), stray);
        }
    }

    private void await(DivergedLead stray, @Nullable Instant until, Instant now) {
        var earliest = now.plus(AT_LEAST);
        queue.add(new Due(until == null || until.isBefore(earliest) ? earliest : until, queued++, stray));
    }

    /** A slot that its endpoint really took is taken here too, if it was given here as well. */
    void consume(SimulatedState.Slot slot, Instant at, RecordedBatch moment) {
        if (state.consume(slot, at) != null) {
            settleDiverged(slot, true, moment);
        }
    }

    /** A slot that was really released is released here too, if it was given here as well. */
    void release(SimulatedState.Slot slot, RecordedBatch moment) {
        var flight = state.release(slot);
        if (flight == null) {
            return;
        }
        if (flight.ours()) {
            figures.takenBack(slot.endpointId(), flight.priceMicros());
        }
        settleDiverged(slot, false, moment);
    }

    private void settleDiverged(SimulatedState.Slot slot, boolean kept, RecordedBatch moment) {
        var stray = open.get(slot.leadId());
        if (stray != null) {
            settled(stray, slot.endpointId(), kept, moment);
        }
    }

    private void settled(DivergedLead stray, String endpointId, boolean kept, RecordedBatch moment) {
        stray.open--;
        stray.taken |= kept;
        if (!kept) {
            stray.excluded.add(endpointId);
        }
        if (stray.open == 0) {
            open.remove(stray.lead.leadId());
            if (!stray.taken) {
                again(stray, moment, moment.batch().now());
            }
        }
    }

    /** Decides those whose time has come, each at its own. */
    void advance(RecordedBatch moment) {
        for (var next = queue.peek();
                next != null && !next.at().isAfter(moment.batch().now());
                next = queue.peek()) {
            queue.remove();
            again(next.stray(), moment, next.at());
        }
    }

    private void again(DivergedLead stray, RecordedBatch moment, Instant now) {
        stray.round++;
        var decision = decide(stray.lead, new RoundState(stray.round, stray.excluded), Map.of(), moment, now);
        if (decision.outcome() == DecisionOutcome.HELD) {
            await(stray, decision.heldUntil(), now);
        } else {
            follow(stray, decision, Set.of(), now);
        }
    }
}
