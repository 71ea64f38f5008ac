package io.headgate.routing.simulation.replay;

import io.headgate.model.routing.v1.DecisionOutcome;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Money;
import io.headgate.routing.core.context.LeadSnapshot;
import io.headgate.routing.core.context.RoundState;
import io.headgate.routing.core.decision.Decision;
import io.headgate.routing.core.decision.DecisionEngine;
import io.headgate.routing.core.network.CompiledNetwork;
import io.headgate.routing.journal.Checkpoint;
import io.headgate.routing.journal.JournalEntry.Answer;
import io.headgate.routing.journal.JournalEntry.CapOpened;
import io.headgate.routing.journal.JournalEntry.DecidedLead;
import io.headgate.routing.journal.JournalEntry.Placement;
import io.headgate.routing.journal.SlotChange.Consumed;
import io.headgate.routing.journal.SlotChange.Refunded;
import io.headgate.routing.journal.SlotChange.Released;
import io.headgate.routing.simulation.state.CounterViews;
import io.headgate.routing.simulation.state.JournalConsumer;
import io.headgate.routing.simulation.state.SimulatedState;
import io.headgate.routing.simulation.state.SimulatedState.Slot;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Decides again what was decided, twice: as it was, which must come out the same, and as it would have been under
 * another configuration. Pure: the same entries give the same report.
 *
 * <p>A lead about which both agree goes on as it really did, with the same settlements at the same moments. One that
 * goes elsewhere has a life of its own from then on, see {@link DivergedLeads}.
 */
final class ReplayComparison implements JournalConsumer {

    private final DecisionEngine engine;
    private final SimulatedState real = new SimulatedState();
    private final SimulatedState other = new SimulatedState();
    private final ReplayTotals before = new ReplayTotals();
    private final ReplayTotals after = new ReplayTotals();
    private final Set<LeadId> waiting = new HashSet<>();
    private final Set<LeadId> waitingInBoth = new HashSet<>();
    private final Consumer<MovedLead> moved;
    private final DivergedLeads diverged;
    private long decisions;
    private long unreproduced;
    private long unknown;
    private long movedLeads;
    private long repriced;

    /** @param network what decides in the other course of events */
    ReplayComparison(DecisionEngine engine, CompiledNetwork network, Consumer<MovedLead> moved) {
        this.engine = engine;
        this.moved = moved;
        this.diverged = new DivergedLeads(engine, network, other, real, after);
    }

    SimulatedState other() {
        return other;
    }

    @Override
    public void recall(String endpointId, String personKey, @Nullable Instant at) {
        real.recall(endpointId, personKey, at);
        other.recall(endpointId, personKey, at);
    }

    @Override
    public void begin(Checkpoint start, Map<LeadId, List<String>> personsInFlight) {
        real.begin(start, personsInFlight);
        other.begin(start, personsInFlight);
    }

    @Override
    public void counted(CapOpened counted) {
        real.counted(counted);
        other.counted(counted);
    }

    @Override
    public void batch(RecordedBatch moment) {
        var batch = moment.batch();
        diverged.advance(moment);
        other.endFlights(batch.now(), real);
        for (var change : batch.changes()) {
            switch (change) {
                case Consumed consumed -> consume(consumed, moment);
                case Released released -> release(released, moment);
                case Refunded refunded -> refund(refunded, batch.now());
            }
        }
        for (var asked : batch.asked()) {
            var known = moment.cases().get(asked.leadId());
            if (known == null) {
                unknown++;
            } else {
                decide(asked, known, moment);
            }
        }
        real.forgetOver(batch.now());
        other.forgetOver(batch.now());
    }

    private void refund(Refunded refunded, Instant now) {
        var slot = Slot.of(refunded);
        var really = real.staying(slot, refunded.bucket());
        real.refund(refunded);
        if (really == null) {
            // It stayed already when this began, in both courses of events.
            other.refund(refunded);
            return;
        }
        var would = other.staying(slot, refunded.bucket());
        var early = really.until().isAfter(now);
        if (would != null && (early || would.until().equals(really.until()))) {
            other.refund(refunded);
        }
    }

    private void consume(Consumed consumed, RecordedBatch moment) {
        real.consume(Slot.of(consumed), moment.timeOf(consumed));
        diverged.consume(Slot.of(consumed), moment.timeOf(consumed), moment);
    }

    private void release(Released released, RecordedBatch moment) {
        var flight = real.release(Slot.of(released));
        if (flight != null && flight.ours()) {
            before.takenBack(released.endpointId(), flight.priceMicros());
        }
        diverged.release(Slot.of(released), moment);
    }

    private void decide(DecidedLead asked, StoredLead known, RecordedBatch moment) {
        decisions++;
        var lead = new LeadSnapshot(asked.leadId(), known.facts(), known.checks(), asked.expiresAt());
        var round = new RoundState(asked.round(), asked.excluded());
        var again = again(lead, round, moment);
        if (!asked.answer().equals(answer(again))) {
            unreproduced++;
        }
        real.apply(lead, again, moment.network().version(), moment.batch().now());
        report(before, real, again);
        var waits = again.outcome() == DecisionOutcome.HELD;
        mark(waiting, asked.leadId(), waits);
        if (!diverged.hasLead(asked.leadId())) {
            var otherwise = diverged.decide(
                    lead,
                    round,
                    moment.batch().unlockedReads(),
                    moment,
                    moment.batch().now());
            follow(asked, lead, round, otherwise, moment);
        }
        mark(waitingInBoth, asked.leadId(), waits && !diverged.hasLead(asked.leadId()));
    }

    private static void mark(Set<LeadId> set, LeadId lead, boolean in) {
        if (in) {
            set.add(lead);
        } else {
            set.remove(lead);
        }
    }

    private Decision again(LeadSnapshot lead, RoundState round, RecordedBatch moment) {
        var batch = moment.batch();
        var seen = new CounterViews.Seen(
                real, moment.past(), batch.unlockedReads(), moment.network().version(), batch.now());
        return engine.decide(moment.network(), lead, moment.context(seen, batch.now()), round);
    }

    private void follow(
            DecidedLead asked, LeadSnapshot lead, RoundState round, Decision otherwise, RecordedBatch moment) {
        var really = asked.answer();
        var would = answer(otherwise);
        if (agree(really, would)) {
            if (!really.equals(would)) {
                repriced++;
            }
            return;
        }
        movedLeads++;
        moved.accept(new MovedLead(
                asked.leadId(),
                asked.round(),
                moment.batch().now(),
                went(really, moment.network().currency()),
                went(would, moment.network().currency()),
                otherwise.trace().sentence()));
        diverged.addLead(lead, round, otherwise, really, moment.batch().now());
    }

    /** What came of it so far. */
    Outcome outcome() {
        before.waiting = waiting.size();
        after.waiting = (long) waitingInBoth.size() + diverged.waiting();
        return new Outcome(decisions, unreproduced, unknown, movedLeads, repriced, before, after);
    }

    /**
     * The result.
     *
     * @param unreproduced decisions that came out differently although nothing was changed; anything but 0 is a bug, or
     *     the work of another release
     * @param unknown decisions on leads that are not stored any more
     * @param moved leads that would go elsewhere
     * @param repriced rounds that would go the same way at another price or for another reason
     */
    record Outcome(
            long decisions,
            long unreproduced,
            long unknown,
            long moved,
            long repriced,
            ReplayTotals before,
            ReplayTotals after) {}

    static void report(ReplayTotals into, SimulatedState state, Decision decision) {
        into.decided(decision.outcome(), decision.reason());
        into.passedOver(decision.trace());
        for (var choice : decision.choices()) {
            into.given(choice.endpointId(), choice.price().micros());
            choice.increments().forEach(charge -> into.filled(charge, state.taken(charge.bucket())));
        }
    }

    static Answer answer(Decision decision) {
        return new Answer(
                decision.outcome(),
                decision.reason(),
                decision.heldUntil(),
                decision.choices().stream()
                        .map(choice -> new Placement(
                                choice.endpointId(), choice.price().micros()))
                        .toList());
    }

    /** Whether a lead goes the same way, at whatever price. */
    private static boolean agree(Answer a, Answer b) {
        return a.outcome() == b.outcome()
                && Objects.equals(a.heldUntil(), b.heldUntil())
                && endpoints(a).equals(endpoints(b));
    }

    private static List<String> endpoints(Answer answer) {
        return answer.chosen().stream().map(Placement::endpointId).toList();
    }

    private static MovedLead.Went went(Answer answer, String currency) {
        return new MovedLead.Went(
                answer.outcome(),
                answer.reason(),
                answer.heldUntil(),
                answer.chosen().stream()
                        .map(each -> new MovedLead.Placed(each.endpointId(), new Money(each.priceMicros(), currency)))
                        .toList());
    }
}
