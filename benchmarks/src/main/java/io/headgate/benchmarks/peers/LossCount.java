package io.headgate.benchmarks.peers;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What became of the leads that an application answered 2xx.
 *
 * @param answered how many it took
 * @param lost how many of them never arrived
 * @param twice how many of them arrived more than once
 */
record LossCount(int answered, int lost, int twice) {

    static final LossCount NONE = new LossCount(0, 0, 0);

    /**
     * Counts.
     *
     * @param answered the ids of the leads that were answered 2xx
     * @param arrivals the id of each request that arrived, also of other leads
     */
    static LossCount of(Set<String> answered, Collection<String> arrivals) {
        Map<String, Integer> times = new HashMap<>();
        arrivals.forEach(id -> times.merge(id, 1, Integer::sum));
        int lost = 0;
        int twice = 0;
        for (var id : answered) {
            int arrived = times.getOrDefault(id, 0);
            lost += arrived == 0 ? 1 : 0;
            twice += arrived > 1 ? 1 : 0;
        }
        return new LossCount(answered.size(), lost, twice);
    }

    LossCount plus(LossCount other) {
        return new LossCount(answered + other.answered, lost + other.lost, twice + other.twice);
    }

    @Override
    public String toString() {
        return "%,d answered 2xx, %,d of them lost, %,d arrived twice".formatted(answered, lost, twice);
    }
}
