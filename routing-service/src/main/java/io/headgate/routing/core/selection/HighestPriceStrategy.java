package io.headgate.routing.core.selection;

import io.headgate.model.config.Algorithm;
import io.headgate.routing.core.context.DecisionContext;
import io.headgate.routing.core.network.Candidate;
import java.util.Comparator;

/** The higher price first. */
final class HighestPriceStrategy extends RankingStrategy<Long> {

    static final HighestPriceStrategy ONLY = new HighestPriceStrategy();

    private HighestPriceStrategy() {}

    @Override
    public Algorithm algorithm() {
        return Algorithm.HIGHEST_PRICE;
    }

    @Override
    Long measure(Candidate candidate, DecisionContext context) {
        return candidate.price().micros();
    }

    @Override
    Comparator<Long> bestFirst() {
        return Comparator.reverseOrder();
    }

    @Override
    String describe(Measured<Long> measured, DecisionContext context) {
        return measured.candidate().price().amount();
    }
}
