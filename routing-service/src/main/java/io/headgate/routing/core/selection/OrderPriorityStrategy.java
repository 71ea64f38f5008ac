package io.headgate.routing.core.selection;

import io.headgate.model.config.Algorithm;
import io.headgate.routing.core.context.DecisionContext;
import io.headgate.routing.core.network.Candidate;
import io.headgate.routing.core.network.CompiledOrder;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** The order that is filled first, by its priority, its start and its place in the document. */
final class OrderPriorityStrategy extends RankingStrategy<@Nullable CompiledOrder> {

    static final OrderPriorityStrategy ONLY = new OrderPriorityStrategy();

    private OrderPriorityStrategy() {}

    @Override
    public Algorithm algorithm() {
        return Algorithm.ORDER_PRIORITY;
    }

    @Override
    @Nullable
    CompiledOrder measure(Candidate candidate, DecisionContext context) {
        return candidate.order();
    }

    @Override
    Comparator<@Nullable CompiledOrder> bestFirst() {
        return Comparator.nullsLast(CompiledOrder.FILLED);
    }

    @Override
    String describe(Measured<@Nullable CompiledOrder> measured, DecisionContext context) {
        return text(measured.measure());
    }

    private static String text(@Nullable CompiledOrder order) {
        return order == null ? "no order" : order.order().priority() + " (" + order.id() + ")";
    }
}
