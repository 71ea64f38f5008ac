package io.headgate.routing.decision;

import io.headgate.messaging.event.EventIds;
import io.headgate.model.routing.v1.Allocation;
import io.headgate.model.routing.v1.DecisionOutcome;
import io.headgate.model.shared.AllocationId;
import io.headgate.model.shared.LeadFacts;
import io.headgate.routing.caps.BatchCounters;
import io.headgate.routing.caps.CapLedger;
import io.headgate.routing.config.RoutingMetrics;
import io.headgate.routing.core.caps.Bucket;
import io.headgate.routing.core.caps.CompiledCap;
import io.headgate.routing.core.caps.CounterIncrement;
import io.headgate.routing.core.context.DecisionInputs;
import io.headgate.routing.core.context.DedupeKeys;
import io.headgate.routing.core.decision.Decision;
import io.headgate.routing.core.decision.DecisionEngine;
import io.headgate.routing.core.network.CompiledEndpoint;
import io.headgate.routing.core.network.CompiledNetwork;
import io.headgate.routing.dedupe.EndpointDedupeStore;
import io.headgate.routing.journal.JournalEntry.Ended;
import io.headgate.routing.journal.JournalEntry.Settled;
import io.headgate.routing.leads.LeadRoute;
import io.headgate.routing.leads.RouteState;
import io.headgate.routing.live.LiveNetwork;
import io.headgate.routing.reservations.Reservations;
import io.headgate.routing.reservations.Reservations.Ending;
import io.headgate.routing.reservations.Reservations.Owners;
import io.headgate.routing.reservations.Reservations.Reservation;
import io.headgate.routing.reservations.Reservations.Return;
import io.headgate.routing.reservations.Reservations.Taking;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Decides a batch of leads in the caller's transaction.
 *
 * <p>First a look without locks: it tells which counters the batch will very likely raise. Those, and those that get
 * something back, are locked in the global order; then every lead is decided against the locked counts, in memory, one
 * after the other. Where that leads to a counter that is not locked, the locks are dropped (rolled back to the
 * savepoint, because adding locks out of order could deadlock) and everything that any of the leads might touch is
 * locked instead.
 */
@Component
public class DecisionRound {

    private static final UUID NAMESPACE = UUID.fromString("6f1d3a52-0c8e-5b8f-9f0e-5a4c3f1f2b11");

    private final LiveNetwork live;
    private final DecisionEngine engine;
    private final CapLedger caps;
    private final Reservations reservations;
    private final EndpointDedupeStore persons;
    private final DecisionLog log;
    private final RoutingMetrics metrics;

    DecisionRound(
            LiveNetwork live,
            DecisionEngine engine,
            CapLedger caps,
            Reservations reservations,
            EndpointDedupeStore persons,
            DecisionLog log,
            RoutingMetrics metrics) {
        this.live = live;
        this.engine = engine;
        this.caps = caps;
        this.reservations = reservations;
        this.persons = persons;
        this.log = log;
        this.metrics = metrics;
    }

    /** What gives back in this batch, and how it is written down. */
    record Freed(List<Return> returns, List<Settled> settled, List<Ended> ended) {

        static final Freed NOTHING = new Freed(List.of(), List.of(), List.of());

        boolean isNothing() {
            return returns.isEmpty() && settled.isEmpty() && ended.isEmpty();
        }
    }

    /** One batch: who asks, against which network, and every counter that could matter. */
    private record Batch(
            List<LeadRoute> asks, Freed freed, CompiledNetwork network, Map<Bucket, Long> counters, Instant now) {

        List<Return> returns() {
            return freed.returns();
        }

        Set<Long> idsOf(Collection<CounterIncrement> charges) {
            var ids = new TreeSet<Long>();
            for (var charge : charges) {
                var id = counters.get(charge.bucket());
                if (id == null) {
                    throw new IllegalStateException(
                            "a counter was not opened: " + charge.bucket().key());
                }
                ids.add(id);
            }
            return ids;
        }
    }

    /** The decisions on a batch, in the order of the asks, and the counters after them. */
    private record Answers(List<Decision> decisions, BatchCounters counts, DecisionInputs context) {}

    /**
     * Opens the counters that deciding these leads may need, before the transaction in which they are decided. What is
     * still missing there, because the configuration or a window has changed since, fails the round as stale.
     */
    public void open(List<LeadRoute> leads, Instant now) {
        open(live.state().network(), leads, now);
    }

    /** Gives back what the returns say, decides the asks, and puts all of it on record. */
    public void run(List<LeadRoute> asks, List<Return> returns, Instant now) {
        run(asks, new Freed(returns, List.of(), List.of()), now);
    }

    /** Gives back what is no longer in flight. */
    public void end(List<Ending> endings, Instant now) {
        var returns = endings.stream().map(Ending::back).toList();
        var ended = endings.stream().map(Ending::ended).toList();
        run(List.of(), new Freed(returns, List.of(), ended), now);
    }

    /** The same, for slots that were settled: they are what gives back, and may be what asks again. */
    public void run(List<LeadRoute> asks, List<Return> returns, List<Settled> settled, Instant now) {
        run(asks, new Freed(returns, settled, List.of()), now);
    }

    private void run(List<LeadRoute> asks, Freed freed, Instant at) {
        if (asks.isEmpty() && freed.isNothing()) {
            return;
        }
        var started = System.nanoTime();
        // As exact as the database keeps it, so that what is decided again later is decided at the same moment.
        var batch = batch(asks, freed, at.truncatedTo(ChronoUnit.MICROS));
        var seen = new BatchCounters(batch.network().version());
        persons.lockAndRead(personsOf(batch), dedupingEndpoints(batch), seen);
        var decided = decideUnderLock(batch, seen);
        record(batch, decided);
        wakeForRoom(batch);
        metrics.batch(Duration.ofNanos(System.nanoTime() - started));
    }

    /**
     * What it would decide about these leads now, one after the other. Counters may be opened, as for a decision; nothing
     * is locked, taken or written.
     */
    public List<Decision> look(List<LeadRoute> asks, Instant at) {
        var now = at.truncatedTo(ChronoUnit.MICROS);
        var network = live.state().network();
        var batch = new Batch(asks, Freed.NOTHING, network, open(network, asks, now), now);
        var seen = new BatchCounters(network.version());
        for (var ask : asks) {
            var endpoints = engine.candidates(network, ask.snapshot(), now).stream()
                    .filter(endpoint -> endpoint.dedupe() != null)
                    .map(CompiledEndpoint::id)
                    .toList();
            persons.readOfOthers(ask.leadId(), EndpointDedupeStore.keysOf(ask.facts()), endpoints, seen);
        }
        return decide(
                        batch,
                        new BatchCounters(seen)
                                .with(caps.look(new TreeSet<>(batch.counters().values()))))
                .decisions();
    }

    private Batch batch(List<LeadRoute> asks, Freed freed, Instant now) {
        var network = live.state().network();
        log.meet(network);
        return new Batch(asks, freed, network, open(network, asks, now), now);
    }

    private Map<Bucket, Long> open(CompiledNetwork network, List<LeadRoute> leads, Instant now) {
        Map<Bucket, CounterIncrement> union = new LinkedHashMap<>();
        for (var lead : leads) {
            engine.footprint(network, lead.snapshot(), now)
                    .forEach(charge -> union.putIfAbsent(charge.bucket(), charge));
        }
        return caps.open(union.values());
    }

    private Answers decideUnderLock(Batch batch, BatchCounters persons) {
        var returned = returnedTo(batch.returns());
        var everything = new TreeSet<>(batch.counters().values());
        everything.addAll(returned);
        var look = caps.look(everything);
        var guess = decide(batch, new BatchCounters(persons).with(look));
        var likely = new TreeSet<>(batch.idsOf(needed(guess.decisions())));
        likely.addAll(returned);
        caps.mark();
        var answers = decide(batch, new BatchCounters(persons).with(look).withLocked(caps.lock(likely)));
        if (likely.containsAll(batch.idsOf(needed(answers.decisions())))) {
            return answers;
        }
        metrics.locksWidened();
        caps.dropLocksSinceMark();
        return decide(batch, new BatchCounters(persons).withLocked(caps.lock(everything)));
    }

    private Answers decide(Batch batch, BatchCounters counts) {
        batch.returns().forEach(back -> counts.giveBack(back.bucketId(), back.units()));
        var decisions = new ArrayList<Decision>(batch.asks().size());
        var context = live.context(batch.now(), counts);
        for (var ask : batch.asks()) {
            var started = System.nanoTime();
            var decision = engine.decide(batch.network(), ask.snapshot(), context, ask.nextRound());
            counts.take(decision, batch.now());
            for (var choice : decision.choices()) {
                DedupeKeys.rememberedOf(ask.facts()).forEach(key -> counts.sent(choice.endpointId(), key, batch.now()));
            }
            decisions.add(decision.took((System.nanoTime() - started) / 1000));
        }
        return new Answers(decisions, counts, context);
    }

    private void record(Batch batch, Answers answers) {
        var rounds = new ArrayList<DecidedRound>();
        var slots = new ArrayList<Reservation>();
        var takings = new ArrayList<Taking>();
        var sendings = new ArrayList<EndpointDedupeStore.Sending>();
        for (var i = 0; i < batch.asks().size(); i++) {
            var decided = decided(batch.asks().get(i), answers.decisions().get(i), batch.network());
            rounds.add(decided);
            reserve(decided, answers.decisions().get(i), answers.counts(), slots, takings);
            var keys = DedupeKeys.rememberedOf(decided.after().facts());
            decided.allocations()
                    .forEach(a -> sendings.add(new EndpointDedupeStore.Sending(
                            a.endpointId(), decided.after().leadId(), keys)));
        }
        log.recordLeads(rounds, batch.now());
        reservations.giveBack(batch.returns());
        if (!slots.isEmpty()) {
            reservations.insert(slots, takings, batch.now());
        }
        persons.insert(sendings, batch.now());
        caps.write(answers.counts());
        log.announce(rounds, batch.now());
        log.journal(batch.network(), answers.context(), batch.freed(), rounds, answers.counts());
        DecisionLog.afterCommit(() -> answers.decisions().forEach(decision -> reportCaps(decision, answers.counts())));
    }

    // What this batch took of the room that it gave back is found taken when the others are looked at.
    private void wakeForRoom(Batch batch) {
        if (!batch.returns().isEmpty()) {
            var caps = batch.returns().stream().map(Return::key).collect(Collectors.toSet());
            log.wakeForRoom(caps, batch.returns().size());
        }
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
            BatchCounters counts,
            List<Reservation> slots,
            List<Taking> takings) {
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
                    takings.add(new Taking(id, counts.row(charge.bucket()).id, charge.units(), cap.releaseAfter()));
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

    private void reportCaps(Decision decision, BatchCounters counts) {
        for (var choice : decision.choices()) {
            for (var charge : choice.increments()) {
                var limit = charge.limit();
                if (limit != null && limit != CompiledCap.NO_LIMIT) {
                    metrics.capUsed(counts.taken(charge.bucket()), limit);
                }
            }
        }
    }

    private static List<CounterIncrement> needed(Collection<Decision> decisions) {
        var needed = new ArrayList<CounterIncrement>();
        for (var decision : decisions) {
            needed.addAll(decision.consulted());
            needed.addAll(decision.increments());
        }
        return needed;
    }

    private static Set<Long> returnedTo(List<Return> returns) {
        var ids = new TreeSet<Long>();
        returns.forEach(back -> ids.add(back.bucketId()));
        return ids;
    }

    private static Set<String> personsOf(Batch batch) {
        var keys = new TreeSet<String>();
        batch.asks().forEach(ask -> keys.addAll(EndpointDedupeStore.keysOf(ask.facts())));
        return keys;
    }

    private Set<String> dedupingEndpoints(Batch batch) {
        var ids = new TreeSet<String>();
        for (var ask : batch.asks()) {
            engine.candidates(batch.network(), ask.snapshot(), batch.now()).stream()
                    .filter(endpoint -> endpoint.dedupe() != null)
                    .map(CompiledEndpoint::id)
                    .forEach(ids::add);
        }
        return ids;
    }
}
