package io.headgate.routing.core.selection;

import io.headgate.model.config.Algorithm;
import io.headgate.routing.core.context.DecisionContext;
import io.headgate.routing.core.network.Candidate;
import java.util.Comparator;

/** The endpoint first that sells the largest share of its leads. */
final class TopPerformerStrategy extends RankingStrategy<Double> {

    static final TopPerformerStrategy ONLY = new TopPerformerStrategy();

    private TopPerformerStrategy() {}

    @Override
    public Algorithm algorithm() {
        return Algorithm.TOP_PERFORMER;
    }

    @Override
    Double measure(Candidate candidate, DecisionContext context) {
        return candidate.conversionRate(context.inputs().conversions());
    }

    @Override
    Comparator<Double> bestFirst() {
        return Comparator.reverseOrder();
    }

    @Override
    String describe(Measured<Double> measured, DecisionContext context) {
        return context.inputs()
                .conversions()
                .describeRate(
                        measured.candidate().id(),
                        measured.candidate().endpoint().endpoint().performance());
    }
}
