package io.headgate.reconciliation.core;

import io.headgate.model.config.ReturnPolicy;
import io.headgate.model.config.ReturnRemedy;
import io.headgate.model.shared.ReasonCode;
import io.headgate.reconciliation.core.ReturnVerdict.Covered;
import io.headgate.reconciliation.core.ReturnVerdict.NotCovered;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides a return under one agreement: the client's, or the source's when the lead is claimed back. */
public final class ReturnRules {

    /** The time over which the share of returns is counted. */
    public static final Duration RATE_PERIOD = Duration.ofDays(30);

    private ReturnRules() {}

    /** How many leads the party had in the rate period, and how many of its returns were covered in it. */
    public record Volume(long leads, long returns) {}

    /** The return as far as an agreement looks at it. The clock starts when the party of the agreement had its lead. */
    public record Request(String reason, Instant clockStart, Instant now) {}

    /** The first clause that refuses, in the order reason, window, share; covered when none does. */
    public static ReturnVerdict decide(@Nullable ReturnPolicy policy, Request request, Volume volume) {
        if (policy == null) {
            return new NotCovered(ReasonCode.RETURN_REASON_NOT_ALLOWED, "no returns are agreed");
        }
        return reason(policy, request)
                .or(() -> window(policy, request))
                .or(() -> share(policy, volume))
                .<ReturnVerdict>map(refusal -> refusal)
                .orElseGet(() -> new Covered(given(policy.remedy())));
    }

    // Nothing here keeps account of leads that are owed. Money that is owed must not get lost, so it is given
    // as credit.
    private static ReturnRemedy given(ReturnRemedy agreed) {
        return switch (agreed) {
            case CREDIT, SUBSTITUTE -> ReturnRemedy.CREDIT;
        };
    }

    private static Optional<NotCovered> reason(ReturnPolicy policy, Request request) {
        if (policy.reasons().isEmpty() || policy.reasons().contains(request.reason())) {
            return Optional.empty();
        }
        return Optional.of(new NotCovered(
                ReasonCode.RETURN_REASON_NOT_ALLOWED, "agreed reasons: " + String.join(", ", policy.reasons())));
    }

    // The last instant of the window still counts.
    private static Optional<NotCovered> window(ReturnPolicy policy, Request request) {
        var end = request.clockStart().plus(policy.window());
        if (!request.now().isAfter(end)) {
            return Optional.empty();
        }
        return Optional.of(new NotCovered(
                ReasonCode.RETURN_OUT_OF_WINDOW, "window of %s ended at %s".formatted(policy.window(), end)));
    }

    private static Optional<NotCovered> share(ReturnPolicy policy, Volume volume) {
        var maxRate = policy.maxRate();
        if (maxRate == null) {
            return Optional.empty();
        }
        var allowed = allowance(maxRate, volume.leads());
        if (volume.returns() < allowed) {
            return Optional.empty();
        }
        return Optional.of(new NotCovered(
                ReasonCode.RETURN_RATE_EXCEEDED,
                "at most %s of %d leads in %d days, that is %d; %d returned already"
                        .formatted(
                                maxRate.toPlainString(),
                                volume.leads(),
                                RATE_PERIOD.toDays(),
                                allowed,
                                volume.returns())));
    }

    // A share of very few leads would allow none at all, so the first return is never refused for the share alone.
    static long allowance(BigDecimal maxRate, long leads) {
        if (maxRate.signum() <= 0) {
            return 0;
        }
        var whole = maxRate.multiply(BigDecimal.valueOf(leads)).setScale(0, RoundingMode.FLOOR);
        return Math.max(1, whole.longValueExact());
    }
}
