package io.headgate.routing.core.eligibility.moment;

import io.headgate.model.config.AheadOfPace;
import io.headgate.model.config.CapPeriod;
import io.headgate.model.config.CapUnit;
import io.headgate.model.shared.Money;
import io.headgate.model.shared.ReasonCode;
import io.headgate.routing.core.caps.Bucket;
import io.headgate.routing.core.caps.CalendarWindow;
import io.headgate.routing.core.caps.CapOwner;
import io.headgate.routing.core.caps.CompiledCap;
import io.headgate.routing.core.context.DecisionContext;
import io.headgate.routing.core.eligibility.Exclusion;
import io.headgate.routing.core.eligibility.Exclusion.ComparedValues;
import io.headgate.routing.core.network.Candidate;
import io.headgate.routing.core.text.TraceText;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether the caps that one candidate counts against have room for the lead, and whether their pace allows it. */
public final class CapCheck {

    /** A cap without room, and the window in which it lacks. */
    record Full(CompiledCap cap, CalendarWindow window, long taken, long limit) {}

    private final Candidate candidate;
    private final DecisionContext context;

    private CapCheck(Candidate candidate, DecisionContext context) {
        this.candidate = candidate;
        this.context = context;
    }

    public static CapCheck of(Candidate candidate, DecisionContext context) {
        return new CapCheck(candidate, context);
    }

    /** Why the first cap without room keeps the candidate out; null when all have room. */
    @Nullable
    public Exclusion exclusion() {
        var full = firstFull();
        return full == null ? null : reached(full);
    }

    private @Nullable Full firstFull() {
        for (var owner : CapOwner.ASKED) {
            var full = firstFull(candidate.capsOf(owner));
            if (full != null) {
                return full;
            }
        }
        return null;
    }

    @Nullable
    public Full firstFull(List<CompiledCap> caps) {
        for (var i = 0; i < caps.size(); i++) {
            var cap = caps.get(i);
            if (cap.counts(context.lead().facts())) {
                var full = full(cap);
                if (full != null) {
                    return full;
                }
            }
        }
        return null;
    }

    private @Nullable Full full(CompiledCap cap) {
        if (cap.isCertainOfItsWindow()) {
            return full(cap, cap.window(context.now()));
        }
        for (var window : cap.windows(context.now(), candidate.endpoint().deliveryLimit())) {
            var full = full(cap, window);
            if (full != null) {
                return full;
            }
        }
        return null;
    }

    private @Nullable Full full(CompiledCap cap, CalendarWindow window) {
        var bucket = new Bucket(cap.key(), window.start());
        var taken = context.counters().taken(bucket);
        var limit = context.counters().limit(bucket, cap.limit());
        return taken + cap.units(candidate.price()) > limit || taken >= limit
                ? new Full(cap, window, taken, limit)
                : null;
    }

    /** Why the candidate has to wait for its pace; null when it is not ahead. */
    @Nullable
    Exclusion aheadOfPace() {
        Exclusion latest = null;
        for (var owner : CapOwner.ASKED) {
            for (var cap : candidate.capsOf(owner)) {
                var exclusion = aheadOfPace(cap);
                if (exclusion != null
                        && (latest == null
                                || latest.until() == null
                                || (exclusion.until() != null
                                        && exclusion.until().isAfter(latest.until())))) {
                    latest = exclusion;
                }
            }
        }
        return latest;
    }

    /** Whether every pace that keeps the candidate waiting lets the lead wait for it. */
    public boolean holdsWhenAhead() {
        return candidate.caps(context.lead()).stream()
                .filter(cap -> aheadOfPace(cap) != null)
                .allMatch(cap -> cap.pace() != null && cap.pace().ahead() == AheadOfPace.HOLD);
    }

    private @Nullable Exclusion aheadOfPace(CompiledCap cap) {
        var pace = cap.pace();
        if (pace == null || !cap.counts(context.lead().facts())) {
            return null;
        }
        var now = context.now();
        var window = cap.window(now);
        var taken = context.counters().taken(new Bucket(cap.key(), window.start()));
        var next = pace.nextAt(window, taken, cap.limit(), now);
        if (!next.isAfter(now)) {
            return null;
        }
        var currency = candidate.price().currency();
        return Exclusion.until(
                next,
                ReasonCode.AHEAD_OF_PACE,
                _ -> new ComparedValues(
                        TraceText.units(taken, cap.unit(), currency) + " of "
                                + TraceText.units(cap.limit(), cap.unit(), currency),
                        "the next not before " + TraceText.exactly(next, cap.zone()),
                        "was ahead of the pace of its " + cap.name() + " (the next one "
                                + TraceText.soon(next, now, cap.zone()) + ")"));
    }

    private Exclusion reached(Full full) {
        var cap = full.cap();
        var price = candidate.price();
        var now = context.now();
        return cap.per() == CapPeriod.CONCURRENT
                ? new Exclusion(
                        ReasonCode.CONCURRENCY_REACHED, null, cap.key().text(), _ -> saidOfConcurrency(full, price))
                : new Exclusion(
                        ReasonCode.CAP_REACHED, full.window().end(), cap.key().text(), _ -> said(full, price, now));
    }

    private static ComparedValues saidOfConcurrency(Full full, Money price) {
        var used = TraceText.units(full.taken(), full.cap().unit(), price.currency());
        var most = TraceText.units(full.limit(), full.cap().unit(), price.currency());
        return new ComparedValues(
                used,
                "less than " + most + " in flight",
                "had as many leads in flight as agreed (" + used + " of " + most + ")");
    }

    private static ComparedValues said(Full full, Money price, Instant now) {
        var cap = full.cap();
        var used = TraceText.units(full.taken(), cap.unit(), price.currency());
        var most = TraceText.units(full.limit(), cap.unit(), price.currency());
        var end = full.window().end();
        var resets = end == null ? "" : ", resets " + TraceText.soon(end, now, cap.zone());
        return new ComparedValues(
                used,
                needed(cap, most, end, price),
                "had used its " + cap.name() + " (" + used + " of " + most + resets + ")");
    }

    private static String needed(CompiledCap cap, String most, @Nullable Instant end, Money price) {
        var rest = cap.unit() == CapUnit.MONEY ? "room for " + price.amount() + " below " + most : "less than " + most;
        return end == null
                ? rest + " in total"
                : rest + " per " + TraceText.lower(cap.per()) + " until " + TraceText.exactly(end, cap.zone());
    }
}
