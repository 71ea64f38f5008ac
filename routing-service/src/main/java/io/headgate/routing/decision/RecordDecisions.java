package io.headgate.routing.decision;

import io.headgate.messaging.database.AfterCommit;
import io.headgate.messaging.event.EventIds;
import io.headgate.model.routing.v1.Allocation;
import io.headgate.model.routing.v1.DecisionOutcome;
import io.headgate.model.shared.AllocationId;
import io.headgate.model.shared.LeadFacts;
import io.headgate.routing.caps.BatchCounters;
import io.headgate.routing.caps.CapLedger;
import io.headgate.routing.config.RoutingMetrics;
import io.headgate.routing.core.caps.CompiledCap;
import io.headgate.routing.core.context.DedupeKeys;
import io.headgate.routing.core.decision.Decision;
import io.headgate.routing.core.network.CompiledNetwork;
import io.headgate.routing.database.CombinedStatement;
import io.headgate.routing.dedupe.EndpointDedupeStore;
import io.headgate.routing.leads.LeadRoute;
import io.headgate.routing.leads.RouteState;
import io.headgate.routing.reservations.Reservations;
import io.headgate.routing.reservations.Reservations.CounterUse;
import io.headgate.routing.reservations.Reservations.Owners;
import io.headgate.routing.reservations.Reservations.Reservation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Writes everything that follows from the decisions on a batch, in the transaction that holds their locks. */
@Component
class RecordDecisions {

    private static final UUID NAMESPACE = UUID.fromString("6f1d3a52-0c8e-5b8f-9f0e-5a4c3f1f2b11");

    private final RecordRounds rounds;
    private final Reservations reservations;
    private final EndpointDedupeStore dedupe;
    private final CapLedger caps;
    private final JournalDecisions journal;
    private final RoutingMetrics metrics;
    private final JdbcTemplate template;

    RecordDecisions(
            RecordRounds rounds,
            Reservations reservations,
            EndpointDedupeStore dedupe,
            CapLedger caps,
            JournalDecisions journal,
            RoutingMetrics metrics,
            JdbcTemplate template) {
        this.rounds = rounds;
        this.reservations = reservations;
        this.dedupe = dedupe;
        this.caps = caps;
        this.journal = journal;
        this.metrics = metrics;
        this.template = template;
    }

    /** Prepares what is recorded of a network; before anything is locked. */
    void prepare(CompiledNetwork network) {
        journal.prepare(network);
    }

    /** All rows in one statement; the journal last, with every lock still held. */
    void record(DecidedBatch decided) {
        var batch = decided.batch();
        var all = new ArrayList<DecidedRound>();
        var slots = new ArrayList<Reservation>();
        var uses = new ArrayList<CounterUse>();
        var sendings = new ArrayList<EndpointDedupeStore.Sending>();
        for (var i = 0; i < batch.asks().size(); i++) {
            var decision = decided.decisions().get(i);
            var round = decided(batch.asks().get(i), decision, batch.network());
            all.add(round);
            reserve(round, decision, decided.counters(), slots, uses);
            var keys = DedupeKeys.rememberedOf(round.after().facts());
            round.allocations()
                    .forEach(each -> sendings.add(new EndpointDedupeStore.Sending(
                            each.endpointId(), round.after().leadId(), keys)));
        }
        var statement = new CombinedStatement();
        rounds.addTo(statement, all, batch.now());
        reservations.addRefunds(statement, batch.freed().refunds());
        reservations.addInsert(statement, slots, uses, batch.now());
        dedupe.addInsert(statement, sendings, batch.now());
        caps.addWrite(statement, decided.counters());
        statement.execute(template);
        rounds.announce(all, batch.now());
        journal.append(decided, all);
        AfterCommit.run(() -> decided.decisions().forEach(decision -> reportCaps(decision, decided.counters())));
    }

    private static DecidedRound decided(LeadRoute before, Decision decision, CompiledNetwork network) {
        var state =
                switch (decision.outcome()) {
                    case ALLOCATED -> RouteState.ALLOCATED;
                    case HELD -> RouteState.HELD;
                    case REVIEW -> RouteState.REVIEW;
                    case REJECTED -> RouteState.REJECTED;
                };
        var still = before.state() == RouteState.HELD
                && before.round() > 0
                && decision.outcome() == DecisionOutcome.HELD
                && decision.reason() == before.reason()
                && Objects.equals(decision.heldUntil(), before.heldUntil());
        var round = still ? before.round() : before.round() + 1;
        var after = before.decided(round, state, decision.reason(), decision.heldUntil(), network.version())
                .waitingFor(decision.waitsFor());
        return new DecidedRound(
                before,
                after,
                decision.outcome(),
                decision.reason(),
                decision.heldUntil(),
                allocations(after, decision),
                decision.trace());
    }

    private static List<Allocation> allocations(LeadRoute lead, Decision decision) {
        var allocations = new ArrayList<Allocation>();
        for (var slot = 0; slot < decision.choices().size(); slot++) {
            var choice = decision.choices().get(slot);
            var id = EventIds.named(NAMESPACE, "%s/%d/%d".formatted(lead.leadId(), lead.round(), slot));
            allocations.add(new Allocation(
                    new AllocationId(id),
                    Reservations.deliveryOf(id),
                    choice.clientId(),
                    choice.endpointId(),
                    choice.price(),
                    choice.stepId(),
                    choice.right(),
                    choice.tier()));
        }
        return allocations;
    }

    private static void reserve(
            DecidedRound decided,
            Decision decision,
            BatchCounters counters,
            List<Reservation> slots,
            List<CounterUse> uses) {
        for (var slot = 0; slot < decision.choices().size(); slot++) {
            var choice = decision.choices().get(slot);
            var id = decided.allocations().get(slot).allocationId().value();
            slots.add(new Reservation(
                    id,
                    decided.after().leadId(),
                    decided.after().round(),
                    slot,
                    choice.endpointId(),
                    Reservations.State.HELD,
                    choice.price().micros(),
                    owners(decided.after().facts(), choice)));
            for (var charge : choice.increments()) {
                var cap = charge.cap();
                if (cap != null) {
                    uses.add(new CounterUse(id, counters.row(charge.bucket()).id, charge.units(), cap.releaseAfter()));
                }
            }
        }
    }

    private static Owners owners(LeadFacts facts, Decision.Choice choice) {
        return new Owners(
                choice.clientId(),
                choice.right(),
                choice.orderId(),
                choice.stepKey(),
                facts.sourceId(),
                facts.serviceLine());
    }

    private void reportCaps(Decision decision, BatchCounters counters) {
        for (var choice : decision.choices()) {
            for (var charge : choice.increments()) {
                var limit = charge.limit();
                if (limit != null && limit != CompiledCap.NO_LIMIT) {
                    metrics.capUsed(counters.taken(charge.bucket()), limit);
                }
            }
        }
    }
}
