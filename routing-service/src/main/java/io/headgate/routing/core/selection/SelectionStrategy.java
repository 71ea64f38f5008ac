package io.headgate.routing.core.selection;

import io.headgate.model.config.Algorithm;
import io.headgate.routing.core.caps.CounterIncrement;
import io.headgate.routing.core.context.DecisionContext;
import io.headgate.routing.core.network.Candidate;
import io.headgate.routing.core.network.CompiledStep;
import java.util.List;

/**
 * How one algorithm chooses among equally entitled, eligible candidates. There is one class per algorithm; what the engine
 * has to know of an algorithm beside its choice are the methods here.
 */
public sealed interface SelectionStrategy permits PriorityStrategy, RankingStrategy, FairStrategy {

    /** The strategy of the algorithm that the step names. */
    static SelectionStrategy of(CompiledStep step) {
        return switch (step.step().algorithm()) {
            case PRIORITY -> PriorityStrategy.ONLY;
            case ROUND_ROBIN -> FairStrategy.RoundRobin.ONLY;
            case WEIGHTED -> FairStrategy.Weighted.ONLY;
            case PERCENTAGE -> FairStrategy.Percentage.ONLY;
            case HIGHEST_PRICE -> HighestPriceStrategy.ONLY;
            case ORDER_PRIORITY -> OrderPriorityStrategy.ONLY;
            case SOLD_COUNT -> SoldCountStrategy.ONLY;
            case TOP_PERFORMER -> TopPerformerStrategy.ONLY;
            case LEAST_LOADED -> LeastLoadedStrategy.ONLY;
            case NEAREST -> NearestStrategy.ONLY;
        };
    }

    Algorithm algorithm();

    /** At most that many of the candidates, which are given in the order that breaks ties. */
    Selection choose(List<Candidate> eligible, int wanted, SelectionContext selecting);

    /** Whether only candidates with an open order for the lead may be chosen. */
    default boolean needsOrders() {
        return algorithm().needsOrders();
    }

    /** Whether it compares how far the candidates are from the lead. */
    default boolean measuresDistance() {
        return algorithm().measuresDistance();
    }

    /** Whether it compares what the candidates have in flight. */
    default boolean readsLoad() {
        return algorithm().readsLoad();
    }

    /** Whether the step counts for it what each candidate got today. */
    default boolean keepsTally() {
        return algorithm().keepsTally();
    }

    /** What choosing the candidate adds to the counters of the step; nothing where it keeps no tally. */
    List<CounterIncrement> incrementsOf(Candidate candidate, DecisionContext context);

    /** Every counter of the step that a choice with this candidate might touch. */
    List<CounterIncrement> possibleIncrements(Candidate candidate, DecisionContext context);
}
