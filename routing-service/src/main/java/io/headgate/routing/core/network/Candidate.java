package io.headgate.routing.core.network;

import io.headgate.model.config.Point;
import io.headgate.model.config.RightKind;
import io.headgate.model.shared.Location;
import io.headgate.model.shared.Money;
import io.headgate.reference.GreatCircle;
import io.headgate.routing.core.caps.CapOwner;
import io.headgate.routing.core.caps.CompiledCap;
import io.headgate.routing.core.caps.CounterIncrement;
import io.headgate.routing.core.context.Conversions;
import io.headgate.routing.core.context.DecisionContext;
import io.headgate.routing.core.context.LeadSnapshot;
import io.headgate.routing.core.network.index.AreaIndex;
import io.headgate.routing.core.text.TraceText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An endpoint that a step may choose, and the right or the list by which it is a candidate. */
public final class Candidate {

    private static final double UNKNOWN_PERFORMANCE = -1;

    private final CompiledStep step;
    private final CompiledEndpoint endpoint;
    // The right by which it is a candidate, and over which part of its area; null for a pool.
    private final AreaIndex.@Nullable Match<CompiledRight> match;
    private final @Nullable LowConfidence lowConfidence;
    private final @Nullable CompiledOrder order;
    private final Money price;
    private final int position;
    private final int standing;
    private final double miles;

    private Candidate(
            CompiledStep step,
            AreaIndex.Match<CompiledRight> match,
            @Nullable LowConfidence lowConfidence,
            double miles) {
        var right = match.entry();
        this.step = step;
        this.match = match;
        this.lowConfidence = lowConfidence;
        this.miles = miles;
        endpoint = right.endpoint();
        order = null;
        price = right.price();
        position = right.position();
        standing = right.standing();
    }

    private Candidate(CompiledStep step, PoolMember member, double miles) {
        this.step = step;
        this.miles = miles;
        endpoint = member.endpoint();
        match = null;
        lowConfidence = null;
        order = null;
        price = endpoint.price();
        position = member.position();
        standing = member.standing();
    }

    private Candidate(Candidate other, @Nullable CompiledOrder order, Money price) {
        this.order = order;
        this.price = price;
        step = other.step;
        endpoint = other.endpoint;
        match = other.match;
        lowConfidence = other.lowConfidence;
        position = other.position;
        standing = other.standing;
        miles = other.miles;
    }

    public static Candidate byRight(
            CompiledStep step,
            AreaIndex.Match<CompiledRight> match,
            @Nullable LocationConfidence confidence,
            Location lead) {
        var right = match.entry();
        return new Candidate(
                step,
                match,
                confidence == null ? null : confidence.tooLowFor(right),
                miles(step, right.endpoint(), lead));
    }

    static Candidate byList(CompiledStep step, PoolMember member, Location lead) {
        return new Candidate(step, member, miles(step, member.endpoint(), lead));
    }

    public CompiledStep step() {
        return step;
    }

    public CompiledEndpoint endpoint() {
        return endpoint;
    }

    /** Why its exclusive right may not win a lead whose place is not certain; null when it may. */
    public @Nullable LowConfidence lowConfidence() {
        return lowConfidence;
    }

    /** The order that it fills; null when none. */
    public @Nullable CompiledOrder order() {
        return order;
    }

    public Money price() {
        return price;
    }

    /** The place that the operators gave it: in the list of the step or among the territories. */
    public int position() {
        return position;
    }

    /** Its place among all where nothing was agreed about ties. */
    public int standing() {
        return standing;
    }

    /** How far it is from the lead; infinite when that is not known. */
    public double miles() {
        return miles;
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

    /** This candidate as it would fill the order, at the price of the order. */
    public Candidate filling(CompiledOrder filled) {
        return new Candidate(this, filled, filled.price());
    }

    /** This candidate at another price. */
    public Candidate atPrice(Money otherPrice) {
        return new Candidate(this, order, otherPrice);
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

    /** How well its endpoint sells leads: as measured, else as configured; less than 0 where neither is known. */
    public double conversionRate(Conversions conversions) {
        return conversions.rate(id(), performance());
    }

    private double performance() {
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

    /** The rules that may exclude it because of its step, its right, its endpoint and its order. */
    public int rules() {
        var rules =
                step.rules() | (match == null ? endpoint.rules() : match.entry().rules());
        return order == null ? rules : rules | order.rules();
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
        return match == null ? null : match.matchedBy();
    }
}
