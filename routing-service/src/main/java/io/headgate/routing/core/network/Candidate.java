package io.headgate.routing.core.network;

import io.headgate.model.config.Point;
import io.headgate.model.config.RightKind;
import io.headgate.model.shared.Location;
import io.headgate.model.shared.Money;
import io.headgate.reference.GreatCircle;
import io.headgate.routing.core.caps.CapCompiler;
import io.headgate.routing.core.caps.CapOwner;
import io.headgate.routing.core.caps.CompiledCap;
import io.headgate.routing.core.caps.CounterIncrement;
import io.headgate.routing.core.context.DecisionContext;
import io.headgate.routing.core.context.LeadSnapshot;
import io.headgate.routing.core.eligibility.EligibilityRule;
import io.headgate.routing.core.network.index.AreaIndex;
import io.headgate.routing.core.text.TraceText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint that a step may choose, and how it came to be one.
 *
 * @param match the right by which it is one, and over which part of its area; null for a pool
 * @param lowConfidence why its exclusive right does not win a lead whose place is not certain; null when nothing speaks against it
 * @param order the order that it fills; null when none
 * @param position the place that the operators gave it: in the step's list or among the territories
 * @param standing its place among all where nothing was agreed about ties
 * @param miles how far it is from the lead; infinite when that is not known
 */
public record Candidate(
        CompiledStep step,
        CompiledEndpoint endpoint,
        AreaIndex.@Nullable Match<CompiledRight> match,
        @Nullable LowConfidence lowConfidence,
        @Nullable CompiledOrder order,
        Money price,
        int position,
        int standing,
        double miles) {

    private static final double UNKNOWN_PERFORMANCE = -1;

    public static Candidate byRight(
            CompiledStep step,
            AreaIndex.Match<CompiledRight> match,
            @Nullable LocationConfidence confidence,
            Location lead) {
        var right = match.entry();
        return new Candidate(
                step,
                right.endpoint(),
                match,
                confidence == null ? null : confidence.tooLowFor(right),
                null,
                right.price(),
                right.position(),
                right.standing(),
                miles(step, right.endpoint(), lead));
    }

    public static Candidate byList(CompiledStep step, PoolMember member, Location lead) {
        var endpoint = member.endpoint();
        return new Candidate(
                step,
                endpoint,
                null,
                null,
                null,
                endpoint.price(),
                member.position(),
                member.standing(),
                miles(step, endpoint, lead));
    }

    // The distance costs more than all the rest, so it is known only where it decides.
    private static double miles(CompiledStep step, CompiledEndpoint endpoint, Location lead) {
        return step.measures() ? miles(endpoint.endpoint().location(), lead) : Double.POSITIVE_INFINITY;
    }

    private static double miles(@Nullable Point own, Location lead) {
        var lat = lead.lat();
        var lon = lead.lon();
        return own == null || lat == null || lon == null
                ? Double.POSITIVE_INFINITY
                : GreatCircle.miles(own.lat(), own.lon(), lat, lon);
    }

    public Candidate filling(CompiledOrder filled) {
        return new Candidate(step, endpoint, match, lowConfidence, filled, filled.price(), position, standing, miles);
    }

    public Candidate at(Money otherPrice) {
        return new Candidate(step, endpoint, match, lowConfidence, order, otherPrice, position, standing, miles);
    }

    public String id() {
        return endpoint.id();
    }

    public int priority() {
        return endpoint.endpoint().priority();
    }

    public int weight() {
        return Math.max(0, endpoint.endpoint().weight());
    }

    public double performance() {
        var measured = endpoint.endpoint().performance();
        return measured == null ? UNKNOWN_PERFORMANCE : measured.doubleValue();
    }

    @Nullable
    public CompiledRight right() {
        return match == null ? null : match.entry();
    }

    public int tier() {
        return match == null ? 0 : match.entry().tier();
    }

    public boolean isExclusive() {
        return match != null && match.entry().kind() == RightKind.EXCLUSIVE;
    }

    public boolean isOverflow() {
        return match != null && match.entry().kind() == RightKind.OVERFLOW;
    }

    /** Whether it has orders that it might fill. */
    public boolean isOrdered() {
        return match == null ? !endpoint.orders().isEmpty() : match.entry().ordered();
    }

    /** The rules that may exclude it. */
    public int rules() {
        var rules =
                step.rules() | (match == null ? endpoint.rules() : match.entry().rules());
        if (lowConfidence != null) {
            rules |= EligibilityRule.CERTAINTY.onlyIf(true);
        }
        return order == null ? rules : rules | CapCompiler.rules(order.caps());
    }

    /** The caps of one owner that may concern it; not each counts every lead. */
    public List<CompiledCap> capsOf(CapOwner owner) {
        return switch (owner) {
            case ENDPOINT -> endpoint.caps();
            case CLIENT -> endpoint.clientCaps();
            case RIGHT -> match == null ? List.of() : match.entry().caps();
            case ORDER -> order == null ? List.of() : order.caps();
            case STEP -> step.caps();
        };
    }

    /** Every cap that this lead would count against, the endpoint's own first. */
    public List<CompiledCap> caps(LeadSnapshot lead) {
        var all = new ArrayList<CompiledCap>();
        for (var owner : CapOwner.ASKED) {
            for (var cap : capsOf(owner)) {
                if (cap.counts(lead.facts())) {
                    all.add(cap);
                }
            }
        }
        return all;
    }

    /** What choosing it takes from caps, and from the count of what it has in flight where a step looks at that. */
    public List<CounterIncrement> increments(DecisionContext context) {
        var increments = new ArrayList<CounterIncrement>();
        for (var cap : caps(context.lead())) {
            for (var window : cap.windows(context.now(), endpoint.deliveryLimit())) {
                increments.add(cap.increment(window, price));
            }
        }
        var load = endpoint.load();
        if (load != null) {
            increments.add(load.increment(load.window(context.now()), price));
        }
        return increments;
    }

    @Nullable
    public String rightName() {
        return match == null ? null : TraceText.lower(match.entry().kind());
    }

    /** By which part of the right's area, such as "zip 78717". */
    @Nullable
    public String matchedBy() {
        return match == null ? null : match.by();
    }

    // Each is made once for each decision, and never compared with those of another.
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return endpoint.hashCode();
    }
}
