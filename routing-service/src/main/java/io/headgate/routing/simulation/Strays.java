package io.headgate.routing.simulation;

import io.headgate.model.routing.v1.DecisionOutcome;
import io.headgate.model.shared.LeadId;
import io.headgate.routing.core.Charge;
import io.headgate.routing.core.CompiledNetwork;
import io.headgate.routing.core.Decision;
import io.headgate.routing.core.DecisionEngine;
import io.headgate.routing.core.LeadSnapshot;
import io.headgate.routing.core.RoundState;
import io.headgate.routing.journal.JournalEntry.Answer;
import io.headgate.routing.journal.JournalEntry.Chosen;
import io.headgate.routing.journal.JournalEntry.Glimpse;
import io.headgate.routing.simulation.Follower.Moment;
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
final class Strays {

    // The engine never lets a lead wait until now or earlier; if it did, time would stand still.
    private static final Duration AT_LEAST = Duration.ofSeconds(1);

    private static final class Stray {

        private final LeadSnapshot lead;
        private final Set<String> excluded;
        private int round;
        private int open;
        private boolean taken;

        Stray(LeadSnapshot lead, RoundState round) {
            this.lead = lead;
            this.excluded = new HashSet<>(round.excluded());
            this.round = round.round();
        }
    }

    private record Due(Instant at, long number, Stray stray) {}

    private final DecisionEngine engine;
    private final CompiledNetwork network;
    private final Track track;
    private final Track real;
    private final Figures figures;
    private final Set<LeadId> all = new HashSet<>();
    private final Map<LeadId, Stray> open = new HashMap<>();
    private final PriorityQueue<Due> queue =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparingLong(Due::number));
    private long queued;

    Strays(DecisionEngine engine, CompiledNetwork network, Track track, Track real, Figures figures) {
        this.engine = engine;
        this.network = network;
        this.track = track;
        this.real = real;
        this.figures = figures;
    }

    boolean has(LeadId lead) {
        return all.contains(lead);
    }

    /** How many of them wait for their time. */
    int waiting() {
        return queue.size();
    }

    /** Decides a round as the other configuration would. */
    Decision decide(LeadSnapshot lead, RoundState round, Map<Long, Glimpse> glimpses, Moment moment, Instant now) {
        var view = new Views.Rehearsed(track, real, moment.past(), glimpses, now);
        var decision = engine.decide(network, lead, moment.context(view, now), round);
        if (needed(decision).stream().anyMatch(charge -> view.lags(charge.bucket()))) {
            // What is taken is always looked at under lock.
            var exact = new Views.Rehearsed(track, real, moment.past(), Map.of(), now);
            decision = engine.decide(network, lead, moment.context(exact, now), round);
        }
        track.apply(lead, decision, network.version(), now);
        Replay.report(figures, track, decision);
        return decision;
    }

    private static List<Charge> needed(Decision decision) {
        var needed = new ArrayList<>(decision.consulted());
        needed.addAll(decision.charges());
        return needed;
    }

    /** From here on the lead has a life of its own. */
    void add(LeadSnapshot lead, RoundState round, Decision decision, Answer really, Instant now) {
        all.add(lead.leadId());
        var got = really.chosen().stream().map(Chosen::endpointId).collect(Collectors.toSet());
        follow(new Stray(lead, round), decision, got, now);
    }

    private void follow(Stray stray, Decision decision, Set<String> really, Instant now) {
        if (decision.outcome() == DecisionOutcome.HELD) {
            await(stray, decision.heldUntil(), Instant.EPOCH);
        }
        for (var choice : decision.choices()) {
            if (really.contains(choice.endpointId())) {
                stray.open++;
            } else {
                stray.taken = true;
                track.kept(new Track.Slot(stray.lead.leadId(), choice.endpointId()), now);
            }
        }
        if (stray.open > 0) {
            open.put(stray.lead.leadId(), stray);
        }
    }

    private void await(Stray stray, @Nullable Instant until, Instant now) {
        var earliest = now.plus(AT_LEAST);
        queue.add(new Due(until == null || until.isBefore(earliest) ? earliest : until, queued++, stray));
    }

    /** What really became of a slot also becomes of it here, if it was given here as well. */
    void settle(Track.Slot slot, boolean kept, Instant at, Moment moment) {
        var flight = kept ? track.kept(slot, at) : track.released(slot);
        if (flight == null) {
            return;
        }
        if (!kept && flight.ours()) {
            figures.takenBack(slot.endpointId(), flight.priceMicros());
        }
        var stray = open.get(slot.leadId());
        if (stray != null) {
            settled(stray, slot.endpointId(), kept, moment);
        }
    }

    private void settled(Stray stray, String endpointId, boolean kept, Moment moment) {
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
    void advance(Moment moment) {
        for (var next = queue.peek();
                next != null && !next.at().isAfter(moment.batch().now());
                next = queue.peek()) {
            queue.remove();
            again(next.stray(), moment, next.at());
        }
    }

    private void again(Stray stray, Moment moment, Instant now) {
        stray.round++;
        var decision = decide(stray.lead, new RoundState(stray.round, stray.excluded), Map.of(), moment, now);
        if (decision.outcome() == DecisionOutcome.HELD) {
            await(stray, decision.heldUntil(), now);
        } else {
            follow(stray, decision, Set.of(), now);
        }
    }
}
