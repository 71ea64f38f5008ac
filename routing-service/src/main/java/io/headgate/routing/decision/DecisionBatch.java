package io.headgate.routing.decision;

import io.headgate.routing.core.caps.Bucket;
import io.headgate.routing.core.caps.CounterIncrement;
import io.headgate.routing.core.context.DedupeKeys;
import io.headgate.routing.core.decision.Decision;
import io.headgate.routing.core.network.CompiledNetwork;
import io.headgate.routing.leads.LeadRoute;
import io.headgate.routing.reservations.FreedSlots;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is decided in one transaction.
 *
 * @param asks the leads to decide, in this order
 * @param freed slots that give back before the first lead is decided
 * @param counters the ids of all counters that any of the leads might raise
 */
record DecisionBatch(
        List<LeadRoute> asks, FreedSlots freed, CompiledNetwork network, Map<Bucket, Long> counters, Instant now) {

    /** Every counter that the batch could touch. */
    Set<Long> everyCounter() {
        var all = new TreeSet<>(counters.values());
        all.addAll(freed.counterIds());
        return all;
    }

    /** The counters that these decisions read or raise, and those that get something back. */
    Set<Long> countersNeededBy(List<Decision> decisions) {
        var needed = new TreeSet<>(freed.counterIds());
        for (var decision : decisions) {
            addIds(decision.consulted(), needed);
            addIds(decision.increments(), needed);
        }
        return needed;
    }

    private void addIds(Collection<CounterIncrement> increments, Set<Long> ids) {
        for (var increment : increments) {
            var id = counters.get(increment.bucket());
            if (id == null) {
                throw new IllegalStateException(
                        "a counter was not opened: " + increment.bucket().key());
            }
            ids.add(id);
        }
    }

    /** The keyed hashes of the persons behind the leads. */
    Set<String> personKeys() {
        var keys = new TreeSet<String>();
        asks.forEach(ask -> keys.addAll(DedupeKeys.keysOf(ask.facts())));
        return keys;
    }
}
