package io.headgate.routing.core;

import io.headgate.model.config.RightKind;
import io.headgate.model.shared.Location;
import io.headgate.model.shared.Money;
import io.headgate.reference.GreatCircle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint that a step may choose, and how it came to be one.
 *
 * @param order the order that it fills; null when none
 * @param position the place that the operators gave it: in the step's list or among the territories
 * @param miles how far it is from the lead; infinite when that is not known
 */
record Candidate(
        CompiledStep step,
        CompiledEndpoint endpoint,
        @Nullable CompiledRight right,
        @Nullable String matchedBy,
        @Nullable CompiledOrder order,
        Money price,
        int position,
        double miles) {

    private static final double UNKNOWN_PERFORMANCE = -1;

    static Candidate byRight(CompiledStep step, AreaIndex.Match<CompiledRight> match, Location lead) {
        var right = match.entry();
        return new Candidate(
                step,
                right.endpoint(),
                right,
                match.by(),
                null,
                right.price(),
                right.position(),
                miles(step, right.endpoint(), lead));
    }

    static Candidate byList(CompiledStep step, CompiledEndpoint endpoint, int position, Location lead) {
        return new Candidate(step, endpoint, null, null, null, endpoint.price(), position, miles(step, endpoint, lead));
    }

    // The distance costs more than all the rest, so it is known only where it decides.
    private static double miles(CompiledStep step, CompiledEndpoint endpoint, Location lead) {
        var own = endpoint.endpoint().location();
        var lat = lead.lat();
        var lon = lead.lon();
        return !step.measures() || own == null || lat == null || lon == null
                ? Double.POSITIVE_INFINITY
                : GreatCircle.miles(own.lat(), own.lon(), lat, lon);
    }

    Candidate filling(CompiledOrder filled) {
        return new Candidate(step, endpoint, right, matchedBy, filled, filled.price(), position, miles);
    }

    Candidate at(Money otherPrice) {
        return new Candidate(step, endpoint, right, matchedBy, order, otherPrice, position, miles);
    }

    String id() {
        return endpoint.id();
    }

    int priority() {
        return endpoint.endpoint().priority();
    }

    int weight() {
        return Math.max(0, endpoint.endpoint().weight());
    }

    double performance() {
        var measured = endpoint.endpoint().performance();
        return measured == null ? UNKNOWN_PERFORMANCE : measured.doubleValue();
    }

    int tier() {
        return right == null ? 0 : right.tier();
    }

    boolean isExclusive() {
        return right != null && right.kind() == RightKind.EXCLUSIVE;
    }

    boolean isOverflow() {
        return right != null && right.kind() == RightKind.OVERFLOW;
    }

    /** Every cap that this lead would count against, the endpoint's own first. */
    List<CompiledCap> caps(LeadSnapshot lead) {
        var all = new ArrayList<CompiledCap>();
        add(endpoint.caps(), lead, all);
        add(endpoint.clientCaps(), lead, all);
        if (right != null) {
            add(right.caps(), lead, all);
        }
        if (order != null) {
            add(order.caps(), lead, all);
        }
        add(step.caps(), lead, all);
        return all;
    }

    private static void add(List<CompiledCap> caps, LeadSnapshot lead, List<CompiledCap> into) {
        for (var cap : caps) {
            if (cap.counts(lead.facts())) {
                into.add(cap);
            }
        }
    }

    /** What choosing it takes from caps, and from the count of what it has in flight where a step looks at that. */
    List<Charge> charges(Question question) {
        var charges = new ArrayList<Charge>();
        for (var cap : caps(question.lead())) {
            for (var window : cap.windows(question.now(), endpoint.deliveryLimit())) {
                charges.add(cap.charge(window, price));
            }
        }
        var load = endpoint.load();
        if (load != null) {
            charges.add(load.charge(load.window(question.now()), price));
        }
        return charges;
    }

    @Nullable
    String rightName() {
        return right == null ? null : right.kind().name().toLowerCase(Locale.ROOT);
    }
}
