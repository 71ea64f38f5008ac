package io.headgate.routing.core.caps;

import io.headgate.model.config.Cap;
import io.headgate.model.config.CapBasis;
import io.headgate.model.config.CapPeriod;
import io.headgate.model.config.CapUnit;
import io.headgate.model.shared.LeadFacts;
import io.headgate.model.shared.Money;
import io.headgate.routing.core.network.CompiledNetwork;
import io.headgate.routing.core.text.TraceText;
import io.headgate.routing.core.time.OpeningHours;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cap ready to be counted.
 *
 * @param key names its counters, and stays the same while it counts the same
 * @param shared whether leads to different endpoints meet in it, so that it is locked last
 * @param limit leads, or micros of money
 * @param pace null when it may be used up at once
 * @param releaseAfter how long after its acceptance a lead stays in flight; null when not at all
 */
public record CompiledCap(
        String key,
        CapOwner owner,
        String ownerId,
        boolean shared,
        CapUnit unit,
        CapCalendar calendar,
        CapScope scope,
        CapBasis basis,
        long limit,
        @Nullable PacingSchedule pace,
        @Nullable Duration releaseAfter) {

    /** A limit that nothing reaches: such a counter only counts. */
    public static final long NO_LIMIT = Long.MAX_VALUE;

    static CompiledCap of(
            CapCalendar calendar,
            CapOwner owner,
            String ownerId,
            boolean shared,
            Cap cap,
            @Nullable OpeningHours hours) {
        var scope = CapScope.of(cap);
        var basis = cap.basis() == CapBasis.DELIVERED_AT ? ":delivered" : "";
        var key = "%s:%s:%s:%s%s%s"
                .formatted(
                        TraceText.lower(owner),
                        ownerId,
                        TraceText.lower(cap.unit()),
                        calendar.key(),
                        scope.key(),
                        basis);
        var pace = cap.pacing() == null ? null : PacingSchedule.of(cap.pacing(), calendar, hours);
        return new CompiledCap(
                key,
                owner,
                ownerId,
                shared,
                cap.unit(),
                calendar,
                scope,
                cap.basis(),
                limit(cap),
                pace,
                cap.releaseAfter());
    }

    /** Counts the leads that an endpoint has in flight. */
    public static CompiledCap load(String endpointId, CapCalendar concurrent) {
        return new CompiledCap(
                "endpoint:" + endpointId + ":load",
                CapOwner.ENDPOINT,
                endpointId,
                false,
                CapUnit.COUNT,
                concurrent,
                CapScope.EVERYTHING,
                CapBasis.ROUTED_AT,
                NO_LIMIT,
                null,
                null);
    }

    /** A certain number of leads, ever. */
    public static CompiledCap quantity(String orderId, int quantity, CapCalendar total) {
        return new CompiledCap(
                "order:" + orderId + ":quantity",
                CapOwner.ORDER,
                orderId,
                false,
                CapUnit.COUNT,
                total,
                CapScope.EVERYTHING,
                CapBasis.ROUTED_AT,
                quantity,
                null,
                null);
    }

    /** What people call it, such as "client's monthly budget for termite". */
    public String name() {
        return TraceText.capName(this);
    }

    public CapPeriod per() {
        return calendar.per();
    }

    public ZoneId zone() {
        return calendar.zone();
    }

    public CalendarWindow window(Instant at) {
        return calendar.at(at);
    }

    public Bucket bucket(Instant at) {
        return new Bucket(key, window(at).start());
    }

    public boolean counts(LeadFacts facts) {
        return scope == CapScope.EVERYTHING || scope.covers(facts);
    }

    /** What a lead of this price takes. */
    public long units(Money price) {
        return unit == CapUnit.MONEY ? price.micros() : 1;
    }

    /** Whether a lead decided at some moment counts in the window of that moment, and in no other. */
    public boolean isCertainOfItsWindow() {
        return basis == CapBasis.ROUTED_AT;
    }

    /** The windows in which a lead decided at this moment takes a slot: one, or each that its delivery may reach. */
    public List<CalendarWindow> windows(Instant now, Duration deliveryLimit) {
        var first = window(now);
        var end = first.end();
        if (isCertainOfItsWindow() || end == null || now.plus(deliveryLimit).isBefore(end)) {
            return List.of(first);
        }
        var windows = new ArrayList<CalendarWindow>();
        windows.add(first);
        for (var last = now.plus(deliveryLimit); end != null && !last.isBefore(end); ) {
            var next = window(end);
            windows.add(next);
            end = next.end();
        }
        return windows;
    }

    public CounterIncrement increment(CalendarWindow window, Money price) {
        return new CounterIncrement(new Bucket(key, window.start()), window.end(), units(price), this, shared);
    }

    private static long limit(Cap cap) {
        return cap.unit() == CapUnit.MONEY
                ? CompiledNetwork.micros(cap.limit())
                : cap.limit().setScale(0, RoundingMode.DOWN).longValueExact();
    }

    // Compiled once per network, and compared for every lead.
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }
}
