package io.headgate.routing.core.caps;

import io.headgate.model.config.Cap;
import io.headgate.model.config.CapBasis;
import io.headgate.model.config.CapPeriod;
import io.headgate.model.config.CapUnit;
import io.headgate.model.shared.LeadFacts;
import io.headgate.model.shared.Money;
import io.headgate.routing.core.time.OpeningHours;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A cap ready to be counted. */
public final class CompiledCap {

    /** A limit that nothing reaches: such a counter only counts. */
    public static final long NO_LIMIT = Long.MAX_VALUE;

    /**
     * What it counts, up to which limit.
     *
     * @param limit leads, or micros of money
     * @param releaseAfter how long after its acceptance a lead stays in flight; null when not at all
     */
    private record Terms(
            CapUnit unit,
            CapScope scope,
            CapBasis basis,
            long limit,
            @Nullable Duration releaseAfter) {

        static Terms of(Cap cap) {
            return new Terms(cap.unit(), CapScope.of(cap), cap.basis(), limit(cap), cap.releaseAfter());
        }

        static Terms ofLeads(long limit) {
            return new Terms(CapUnit.COUNT, CapScope.EVERYTHING, CapBasis.ROUTED_AT, limit, null);
        }

        private static long limit(Cap cap) {
            return switch (cap.unit()) {
                case MONEY -> Micros.of(cap.limit());
                case COUNT -> cap.limit().setScale(0, RoundingMode.DOWN).longValueExact();
            };
        }
    }

    private final CounterKey key;
    private final CapOwner owner;
    private final String ownerId;
    private final boolean shared;
    private final CapUnit unit;
    private final CapCalendar calendar;
    private final CapScope scope;
    private final CapBasis basis;
    private final long limit;
    private final @Nullable PacingSchedule pace;
    private final @Nullable Duration releaseAfter;

    private CompiledCap(
            CounterKey key,
            CapOwner owner,
            String ownerId,
            boolean shared,
            CapCalendar calendar,
            Terms terms,
            @Nullable PacingSchedule pace) {
        this.key = key;
        this.owner = owner;
        this.ownerId = ownerId;
        this.shared = shared;
        this.calendar = calendar;
        this.pace = pace;
        unit = terms.unit();
        scope = terms.scope();
        basis = terms.basis();
        limit = terms.limit();
        releaseAfter = terms.releaseAfter();
    }

    static CompiledCap of(
            CapCalendar calendar,
            CapOwner owner,
            String ownerId,
            boolean shared,
            Cap cap,
            @Nullable OpeningHours hours) {
        var terms = Terms.of(cap);
        var key = CounterKey.ofCap(owner, ownerId, cap.unit(), calendar, terms.scope(), cap.basis());
        var pace = cap.pacing() == null ? null : PacingSchedule.of(cap.pacing(), calendar, hours);
        return new CompiledCap(key, owner, ownerId, shared, calendar, terms, pace);
    }

    /** Counts the leads that an endpoint has in flight. */
    public static CompiledCap load(String endpointId, CapCalendar concurrent) {
        return new CompiledCap(
                CounterKey.ofLoad(endpointId),
                CapOwner.ENDPOINT,
                endpointId,
                false,
                concurrent,
                Terms.ofLeads(NO_LIMIT),
                null);
    }

    /** A certain number of leads, ever. */
    public static CompiledCap quantity(String orderId, int quantity, CapCalendar total) {
        return new CompiledCap(
                CounterKey.ofQuantity(orderId), CapOwner.ORDER, orderId, false, total, Terms.ofLeads(quantity), null);
    }

    /** Names its counters, and stays the same while it counts the same. */
    public CounterKey key() {
        return key;
    }

    public CapOwner owner() {
        return owner;
    }

    public String ownerId() {
        return ownerId;
    }

    /** Whether leads to different endpoints meet in it, so that it is locked last. */
    public boolean shared() {
        return shared;
    }

    public CapUnit unit() {
        return unit;
    }

    public CapCalendar calendar() {
        return calendar;
    }

    public CapScope scope() {
        return scope;
    }

    public CapBasis basis() {
        return basis;
    }

    /** Leads, or micros of money. */
    public long limit() {
        return limit;
    }

    /** How it is spread over its window; null when it may be used up at once. */
    public @Nullable PacingSchedule pace() {
        return pace;
    }

    /** How long after its acceptance a lead stays in flight; null when not at all. */
    public @Nullable Duration releaseAfter() {
        return releaseAfter;
    }

    /** What people call it, such as "daily cap for termite", "client's monthly budget", "order spring's total cap". */
    public String name() {
        var kind = unit == CapUnit.MONEY ? "budget" : "cap";
        var period =
                switch (per()) {
                    case HOUR -> "hourly " + kind;
                    case DAY -> "daily " + kind;
                    case WEEK -> "weekly " + kind;
                    case MONTH -> "monthly " + kind;
                    case INTERVAL -> "%d-day %s".formatted(calendar.days(), kind);
                    case TOTAL -> "total " + kind;
                    case CONCURRENT -> "concurrency";
                };
        var whose =
                switch (owner) {
                    case ENDPOINT -> "";
                    case CLIENT -> "client's ";
                    case RIGHT -> "right's ";
                    case ORDER -> "order %s's ".formatted(ownerId);
                    case STEP -> "step's ";
                };
        return whose + period + scope.nameInWords();
    }

    public CapPeriod per() {
        return calendar.per();
    }

    public ZoneId zone() {
        return calendar.zone();
    }

    public CalendarWindow window(Instant at) {
        return calendar.windowAt(at);
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
}
