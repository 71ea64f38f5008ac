package io.headgate.routing.core.selection;

import io.headgate.model.config.Algorithm;
import io.headgate.routing.core.caps.CounterIncrement;
import io.headgate.routing.core.context.DecisionContext;
import io.headgate.routing.core.network.Candidate;
import java.util.List;

/** The lower priority number first, then the order of the operators: the order in which candidates come. */
final class PriorityStrategy implements SelectionStrategy {

    static final PriorityStrategy ONLY = new PriorityStrategy();

    private PriorityStrategy() {}

    @Override
    public Algorithm algorithm() {
        return Algorithm.PRIORITY;
    }

    @Override
    public Selection choose(List<Candidate> eligible, int wanted, SelectionContext selecting) {
        return Selection.of(
                eligible.subList(0, Math.min(wanted, eligible.size())),
                selecting.arithmetic(eligible, each -> each.id() + " " + each.priority()));
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
