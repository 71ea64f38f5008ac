package io.headgate.routing.core.selection;

import io.headgate.routing.core.caps.CounterIncrement;
import io.headgate.routing.core.context.DecisionContext;
import io.headgate.routing.core.network.Candidate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A strategy that measures each candidate and takes the best.
 *
 * @param <M> what a candidate is measured by
 */
abstract sealed class RankingStrategy<M extends @Nullable Object> implements SelectionStrategy
        permits HighestPriceStrategy,
                OrderPriorityStrategy,
                SoldCountStrategy,
                TopPerformerStrategy,
                LeastLoadedStrategy,
                NearestStrategy {

    /** A candidate with its measure. */
    record Measured<M extends @Nullable Object>(Candidate candidate, M measure) {}

    abstract M measure(Candidate candidate, DecisionContext context);

    /** The better measure first. */
    abstract Comparator<? super M> bestFirst();

    /** The measure as the trace shows it. */
    abstract String describe(Measured<M> measured, DecisionContext context);

    @Override
    public Selection choose(List<Candidate> eligible, int wanted, SelectionContext selecting) {
        var context = selecting.decision();
        var ranked = new ArrayList<Measured<M>>(eligible.size());
        for (var candidate : eligible) {
            ranked.add(new Measured<>(candidate, measure(candidate, context)));
        }
        // A stable sort: where the measures are equal, the order of the ties stands.
        var best = bestFirst();
        ranked.sort((a, b) -> best.compare(a.measure, b.measure));
        var chosen = ranked.stream().limit(wanted).map(Measured::candidate).toList();
        return Selection.of(
                chosen, selecting.arithmetic(ranked, each -> each.candidate().id() + " " + describe(each, context)));
    }

    @Override
    public List<CounterIncrement> incrementsOf(Candidate candidate, DecisionContext context) {
        return List.of();
    }

    @Override
    public List<CounterIncrement> possibleIncrements(Candidate candidate, DecisionContext context) {
        return List.of();
    }
}
