package io.headgate.routing.core.network;

import io.headgate.config.condition.CompiledCondition;
import io.headgate.model.config.ActiveStatus;
import io.headgate.model.config.Order;
import io.headgate.model.shared.Money;
import io.headgate.routing.core.caps.CompiledCap;
import io.headgate.routing.core.context.DecisionContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order, ready to be filled.
 *
 * @param position its place in the document
 * @param zone the client's, in which its dates count
 * @param caps its quantity first, then what else limits it
 */
public record CompiledOrder(
        int position,
        Order order,
        ZoneId zone,
        Money price,
        @Nullable CompiledCondition condition,
        List<CompiledCap> caps) {

    /** The order in which the orders of one endpoint are filled. */
    public static final Comparator<CompiledOrder> FILLED = Comparator.<CompiledOrder>comparingInt(
                    each -> each.order.priority())
            .thenComparing(each -> each.order.from() == null ? LocalDate.MIN : each.order.from())
            .thenComparingInt(CompiledOrder::position);

    public String id() {
        return order.id();
    }

    public CompiledCap quantity() {
        return caps.getFirst();
    }

    /** Whether a lead of this kind fills it at this moment, if there is room. */
    public boolean wants(DecisionContext context) {
        var facts = context.lead().facts();
        var line = facts.serviceLine();
        return order.status() == ActiveStatus.ACTIVE
                && inDate(context)
                && (order.serviceLines().isEmpty()
                        || (line != null && order.serviceLines().contains(line)))
                && (order.segments().isEmpty() || order.segments().contains(context.segment()))
                && (order.sources().isEmpty() || order.sources().contains(facts.sourceId()))
                && (condition == null || condition.test(context.fields()));
    }

    private boolean inDate(DecisionContext context) {
        if (order.from() == null && order.to() == null) {
            return true;
        }
        var today = context.today(zone);
        return (order.from() == null || !today.isBefore(order.from()))
                && (order.to() == null || !today.isAfter(order.to()));
    }

    /** How many leads of its quantity are due by now when they are spread evenly over its dates. */
    public double dueBy(Instant now) {
        if (order.from() == null || order.to() == null) {
            return order.quantity();
        }
        var start = order.from().atStartOfDay(zone).toInstant().toEpochMilli();
        var end = order.to().plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli();
        var gone = (double) (now.toEpochMilli() - start) / (end - start);
        return order.quantity() * Math.clamp(gone, 0, 1);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return position;
    }
}
