package io.headgate.routing.core.selection;

import io.headgate.model.config.Algorithm;
import io.headgate.routing.core.context.DecisionContext;
import io.headgate.routing.core.network.Candidate;
import io.headgate.routing.core.text.TraceText;
import java.util.Comparator;

/** The order first that is furthest behind what was due to it by now. */
final class SoldCountStrategy extends RankingStrategy<Double> {

    static final SoldCountStrategy ONLY = new SoldCountStrategy();

    private SoldCountStrategy() {}

    @Override
    public Algorithm algorithm() {
        return Algorithm.SOLD_COUNT;
    }

    @Override
    Double measure(Candidate candidate, DecisionContext context) {
        var order = candidate.order();
        if (order == null) {
            return Double.NEGATIVE_INFINITY;
        }
        var taken = context.counters().taken(order.quantity().bucket(context.now()));
        return order.dueBy(context.now()) - taken;
    }

    @Override
    Comparator<Double> bestFirst() {
        return Comparator.reverseOrder();
    }

    @Override
    String describe(Measured<Double> measured, DecisionContext context) {
        return "behind by " + TraceText.hundredths(measured.measure());
    }
}
