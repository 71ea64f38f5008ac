package io.headgate.delivery.core;

import io.headgate.model.delivery.v1.AttemptClass;
import io.headgate.model.shared.ReasonCode;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What one attempt came to.
 *
 * @param detail one sentence for operators, without personal data
 * @param buyerReason the receiver's own words, not yet redacted
 * @param externalId the receiver's id for the lead
 * @param price the price that the receiver's answer names, in its endpoint's currency
 * @param retryAfter how long the receiver wants to be left alone
 * @param overloaded whether it asked so for everything (429, 503), not for this one lead
 */
public record AttemptOutcome(
        AttemptClass result,
        @Nullable ReasonCode reason,
        String detail,
        @Nullable String buyerReason,
        @Nullable String externalId,
        @Nullable BigDecimal price,
        @Nullable Duration retryAfter,
        boolean overloaded) {

    public static AttemptOutcome of(AttemptClass result, @Nullable ReasonCode reason, String detail) {
        return new AttemptOutcome(result, reason, detail, null, null, null, null, false);
    }

    /** Nothing reached the receiver. */
    public static AttemptOutcome notSent(String detail) {
        return of(AttemptClass.NOT_SENT, null, detail);
    }

    /** The receiver may have it. */
    public static AttemptOutcome unknown(String detail) {
        return of(AttemptClass.UNKNOWN, null, detail);
    }

    /** The set-up does not work; nothing was sent. */
    public static AttemptOutcome misconfigured(String detail) {
        return of(AttemptClass.MISCONFIGURED, ReasonCode.DELIVERY_MISCONFIGURED, detail);
    }

    /** The address is one that deliveries may not reach; nothing was sent. */
    public static AttemptOutcome egressRefused(String detail) {
        return of(AttemptClass.NOT_SENT, ReasonCode.EGRESS_REFUSED, detail);
    }

    /** Whether the endpoint itself is in trouble: what its breaker counts. A business refusal never is. */
    public boolean isEndpointFailure() {
        return switch (result) {
            case NOT_SENT, RETRY, UNKNOWN, MISCONFIGURED, GONE -> true;
            case ACCEPTED, REJECTED -> false;
        };
    }

    /** Whether one such answer is enough to stop sending there: only a changed set-up can help. */
    public boolean opensBreakerAtOnce() {
        return result == AttemptClass.MISCONFIGURED
                || result == AttemptClass.GONE
                || reason == ReasonCode.EGRESS_REFUSED;
    }
}
