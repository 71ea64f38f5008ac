package io.headgate.routing.core.selection;

import io.headgate.model.config.Algorithm;
import io.headgate.routing.core.caps.CounterIncrement;
import io.headgate.routing.core.context.DecisionContext;
import io.headgate.routing.core.network.Candidate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The endpoint first that has the least in flight for its weight. */
final class LeastLoadedStrategy extends RankingStrategy<LeastLoadedStrategy.Load> {

    static final LeastLoadedStrategy ONLY = new LeastLoadedStrategy();

    private LeastLoadedStrategy() {}

    @Override
    public Algorithm algorithm() {
        return Algorithm.LEAST_LOADED;
    }

    @Override
    Load measure(Candidate candidate, DecisionContext context) {
        var load = candidate.endpoint().load();
        var taken = load == null ? 0 : context.counters().taken(load.bucket(context.now()));
        return new Load(taken, Math.max(1, candidate.weight()));
    }

    @Override
    Comparator<Load> bestFirst() {
        // Two fractions, compared without division.
        return (a, b) -> Long.compare(a.taken * b.weight, b.taken * a.weight);
    }

    @Override
    String describe(Measured<Load> measured, DecisionContext context) {
        return measured.measure().taken + " in flight";
    }

    @Override
    public Selection choose(List<Candidate> eligible, int wanted, SelectionContext selecting) {
        var context = selecting.decision();
        var consulted = new ArrayList<CounterIncrement>();
        for (var candidate : eligible) {
            var load = candidate.endpoint().load();
            if (load != null) {
                consulted.add(load.increment(load.window(context.now()), candidate.price()));
            }
        }
        return super.choose(eligible, wanted, selecting).consulting(consulted);
    }

    /** What an endpoint has in flight, and its weight. */
    record Load(long taken, long weight) {}
}
