package io.headgate.routing.core.selection;

import io.headgate.model.config.Algorithm;
import io.headgate.routing.core.context.DecisionContext;
import io.headgate.routing.core.network.Candidate;
import java.util.Comparator;
import java.util.Locale;

/** The endpoint first that is nearest to the lead. */
final class NearestStrategy extends RankingStrategy<Double> {

    static final NearestStrategy ONLY = new NearestStrategy();

    private NearestStrategy() {}

    @Override
    public Algorithm algorithm() {
        return Algorithm.NEAREST;
    }

    @Override
    Double measure(Candidate candidate, DecisionContext context) {
        return candidate.miles();
    }

    @Override
    Comparator<Double> bestFirst() {
        return Comparator.naturalOrder();
    }

    @Override
    String describe(Measured<Double> measured, DecisionContext context) {
        return Double.isInfinite(measured.measure())
                ? "at an unknown distance"
                : String.format(Locale.ROOT, "%.1f miles", measured.measure());
    }
}
