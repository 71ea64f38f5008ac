package io.headgate.routing.decision;

import io.headgate.routing.caps.BatchCounters;
import io.headgate.routing.caps.CapLedger;
import io.headgate.routing.config.RoutingMetrics;
import io.headgate.routing.dedupe.EndpointDedupeStore;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * Decides a batch in the caller's transaction against counters and persons that nobody else can change before its end.
 *
 * <p>First the batch is decided without locks: that tells which counters it will very likely raise. Those, and those that
 * get something back, are locked in the global order; then it is decided against the locked counts. Where that leads to a
 * counter that is not locked, the locks are dropped (rolled back to the savepoint, because adding locks out of order could
 * deadlock) and everything that any of the leads might touch is locked instead.
 */
@Component
class DecideUnderLock {

    private final EstimateDemand demand;
    private final EndpointDedupeStore dedupe;
    private final CapLedger caps;
    private final DecideInMemory memory;
    private final RoutingMetrics metrics;

    DecideUnderLock(
            EstimateDemand demand,
            EndpointDedupeStore dedupe,
            CapLedger caps,
            DecideInMemory memory,
            RoutingMetrics metrics) {
        this.demand = demand;
        this.dedupe = dedupe;
        this.caps = caps;
        this.memory = memory;
        this.metrics = metrics;
    }

    DecidedBatch decide(DecisionBatch batch) {
        // Persons before counters: every copy takes its locks in this order.
        var persons = lockPersons(batch);
        var everything = batch.everyCounter();
        var seen = caps.snapshotsOf(everything);
        var guess = memory.decide(batch, new BatchCounters(persons).with(seen));
        var likely = batch.countersNeededBy(guess.decisions());
        caps.mark();
        var decided = memory.decide(batch, new BatchCounters(persons).with(seen).withLocked(caps.lock(likely)));
        if (likely.containsAll(batch.countersNeededBy(decided.decisions()))) {
            return decided;
        }
        metrics.locksWidened();
        caps.dropLocksSinceMark();
        return memory.decide(batch, new BatchCounters(persons).withLocked(caps.lock(everything)));
    }

    private BatchCounters lockPersons(DecisionBatch batch) {
        var persons = new BatchCounters(batch.network().version());
        var endpoints = new TreeSet<String>();
        for (var ask : batch.asks()) {
            endpoints.addAll(demand.dedupingCandidates(batch.network(), ask, batch.now()));
        }
        dedupe.lockAndRead(batch.personKeys(), endpoints, persons::sent);
        return persons;
    }
}
