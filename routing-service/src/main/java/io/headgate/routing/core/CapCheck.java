package io.headgate.routing.core;

import io.headgate.model.config.AheadOfPace;
import io.headgate.model.config.CapPeriod;
import io.headgate.model.config.CapUnit;
import io.headgate.model.shared.ReasonCode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether the caps that one candidate counts against have room for the lead, and whether their pace allows it. */
final class CapCheck {

    /** A cap without room, and the window in which it lacks. */
    record Full(CompiledCap cap, CapWindow window, long taken, long limit) {}

    private final Candidate candidate;
    private final Question question;

    private CapCheck(Candidate candidate, Question question) {
        this.candidate = candidate;
        this.question = question;
    }

    static CapCheck of(Candidate candidate, Question question) {
        return new CapCheck(candidate, question);
    }

    /** Why the first cap without room keeps the candidate out; null when all have room. */
    @Nullable
    Exclusion exclusion() {
        var full = firstFull();
        return full == null ? null : reached(full);
    }

    private @Nullable Full firstFull() {
        var endpoint = candidate.endpoint();
        var full = firstFull(endpoint.caps());
        if (full == null) {
            full = firstFull(endpoint.clientCaps());
        }
        var right = candidate.right();
        if (full == null && right != null) {
            full = firstFull(right.caps());
        }
        var order = candidate.order();
        if (full == null && order != null) {
            full = firstFull(order.caps());
        }
        return full == null ? firstFull(candidate.step().caps()) : full;
    }

    @Nullable
    Full firstFull(List<CompiledCap> caps) {
        for (var cap : caps) {
            if (cap.counts(question.lead().facts())) {
                for (var window :
                        cap.windows(question.now(), candidate.endpoint().deliveryLimit())) {
                    var bucket = new Bucket(cap.key(), window.start());
                    var taken = question.context().counters().taken(bucket);
                    var limit = question.context().counters().limit(bucket, cap.limit());
                    if (taken + cap.units(candidate.price()) > limit || taken >= limit) {
                        return new Full(cap, window, taken, limit);
                    }
                }
            }
        }
        return null;
    }

    /** Why the candidate has to wait for its pace; null when it is not ahead. */
    @Nullable
    Exclusion aheadOfPace() {
        Exclusion latest = null;
        for (var cap : candidate.caps(question.lead())) {
            var exclusion = aheadOfPace(cap);
            if (exclusion != null
                    && (latest == null
                            || latest.until() == null
                            || (exclusion.until() != null && exclusion.until().isAfter(latest.until())))) {
                latest = exclusion;
            }
        }
        return latest;
    }

    /** Whether every pace that keeps the candidate waiting lets the lead wait for it. */
    boolean holdsWhenAhead() {
        return candidate.caps(question.lead()).stream()
                .filter(cap -> aheadOfPace(cap) != null)
                .allMatch(cap -> cap.pace() != null && cap.pace().ahead() == AheadOfPace.HOLD);
    }

    private @Nullable Exclusion aheadOfPace(CompiledCap cap) {
        var pace = cap.pace();
        if (pace == null) {
            return null;
        }
        var window = cap.window(question.now());
        var taken = question.context().counters().taken(new Bucket(cap.key(), window.start()));
        var next = pace.nextAt(window, taken, cap.limit(), question.now());
        if (!next.isAfter(question.now())) {
            return null;
        }
        var currency = candidate.price().currency();
        return Exclusion.until(
                next,
                ReasonCode.AHEAD_OF_PACE,
                Words.units(taken, cap.unit(), currency) + " of " + Words.units(cap.limit(), cap.unit(), currency),
                "the next not before " + Words.exactly(next, cap.zone()),
                "was ahead of the pace of its " + Words.capName(cap) + " (the next one "
                        + Words.soon(next, question.now(), cap.zone()) + ")");
    }

    private Exclusion reached(Full full) {
        var cap = full.cap();
        var currency = candidate.price().currency();
        var used = Words.units(full.taken(), cap.unit(), currency);
        var most = Words.units(full.limit(), cap.unit(), currency);
        if (cap.per() == CapPeriod.CONCURRENT) {
            return new Exclusion(
                    ReasonCode.CONCURRENCY_REACHED,
                    used,
                    "less than " + most + " in flight",
                    "had as many leads in flight as agreed (" + used + " of " + most + ")",
                    null,
                    cap.key());
        }
        var end = full.window().end();
        return new Exclusion(
                ReasonCode.CAP_REACHED,
                used,
                needed(cap, most, end),
                "had used its " + Words.capName(cap) + " (" + used + " of " + most + resets(end, cap) + ")",
                end,
                cap.key());
    }

    private String needed(CompiledCap cap, String most, @Nullable Instant end) {
        var rest = cap.unit() == CapUnit.MONEY
                ? "room for " + candidate.price().amount() + " below " + most
                : "less than " + most;
        return end == null
                ? rest + " in total"
                : rest + " per " + Words.lower(cap.per()) + " until " + Words.exactly(end, cap.zone());
    }

    private String resets(@Nullable Instant end, CompiledCap cap) {
        return end == null ? "" : ", resets " + Words.soon(end, question.now(), cap.zone());
    }
}
