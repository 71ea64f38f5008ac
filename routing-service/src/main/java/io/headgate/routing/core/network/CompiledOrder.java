package io.headgate.routing.core.network;

import io.headgate.config.condition.evaluation.CompiledCondition;
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

/** An order, ready to be filled. */
public final class CompiledOrder {

    /** The order in which the orders of one endpoint are filled. */
    public static final Comparator<CompiledOrder> FILLED = Comparator.<CompiledOrder>comparingInt(
                    each -> each.order.priority())
            .thenComparing(each -> each.order.from() == null ? LocalDate.MIN : each.order.from())
            .thenComparingInt(CompiledOrder::position);

    private final int position;
    private final Order order;
    private final ZoneId zone;
    private final Money price;
    private final @Nullable CompiledCondition condition;
    private final List<CompiledCap> caps;
    private final int rules;

    /**
     * Makes an order from what the compiler resolved.
     *
     * @param position its place in the document
     * @param zone the client's, in which its dates count
     * @param caps its quantity first, then what else limits it
     * @param rules those that may exclude a candidate because of these caps
     */
    public CompiledOrder(
            int position,
            Order order,
            ZoneId zone,
            Money price,
            @Nullable CompiledCondition condition,
            List<CompiledCap> caps,
            int rules) {
        this.position = position;
        this.order = order;
        this.zone = zone;
        this.price = price;
        this.condition = condition;
        this.caps = List.copyOf(caps);
        this.rules = rules;
    }

    public Order order() {
        return order;
    }

    public Money price() {
        return price;
    }

    public List<CompiledCap> caps() {
        return caps;
    }

    /** The rules that may exclude a candidate because of its caps. */
    int rules() {
        return rules;
    }

    private int position() {
        return position;
    }

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
}
