package io.headgate.delivery.core;

import io.headgate.model.delivery.v1.DeliveryOutcome;
import io.headgate.model.shared.ReasonCode;
import java.time.Duration;

/**
 * Decides what follows an attempt. A delivery is given back to routing (REJECTED, FAILED) only when every one of its
 * attempts certainly did not hand the lead over; otherwise an exclusive lead could be sold twice.
 */
public final class DeliveryRules {

    private DeliveryRules() {}

    /**
     * What follows.
     *
     * @param attempts attempts made, this one included
     * @param mayHaveIt whether an earlier attempt may have handed the lead over
     * @param remaining time until the lead is too old
     * @param jitter in [0, 1)
     */
    public static NextStep after(
            AttemptOutcome outcome,
            int attempts,
            boolean mayHaveIt,
            RetryPolicy policy,
            Duration remaining,
            double jitter) {
        return switch (outcome.result()) {
            case ACCEPTED -> new NextStep.Finish(DeliveryOutcome.ACCEPTED, null);
            case REJECTED -> over(DeliveryOutcome.REJECTED, ReasonCode.DELIVERY_REJECTED, mayHaveIt);
            case GONE -> over(DeliveryOutcome.FAILED, ReasonCode.ENDPOINT_GONE, mayHaveIt);
            case MISCONFIGURED -> over(DeliveryOutcome.FAILED, ReasonCode.DELIVERY_MISCONFIGURED, mayHaveIt);
            case NOT_SENT ->
                outcome.reason() == ReasonCode.EGRESS_REFUSED
                        ? over(DeliveryOutcome.FAILED, ReasonCode.EGRESS_REFUSED, mayHaveIt)
                        : retry(outcome, attempts, mayHaveIt, policy, remaining, jitter);
            case RETRY -> retry(outcome, attempts, mayHaveIt, policy, remaining, jitter);
            case UNKNOWN -> retry(outcome, attempts, true, policy, remaining, jitter);
        };
    }

    /** The end of a delivery that is given up without another attempt. */
    public static NextStep.Finish givenUp(ReasonCode reason, boolean mayHaveIt) {
        return over(DeliveryOutcome.FAILED, reason, mayHaveIt);
    }

    private static NextStep retry(
            AttemptOutcome outcome,
            int attempts,
            boolean mayHaveIt,
            RetryPolicy policy,
            Duration remaining,
            double jitter) {
        return policy.delay(attempts, outcome.retryAfter(), remaining, jitter)
                .<NextStep>map(NextStep.Retry::new)
                .orElseGet(() -> givenUp(ReasonCode.DELIVERY_EXHAUSTED, mayHaveIt));
    }

    private static NextStep.Finish over(DeliveryOutcome outcome, ReasonCode reason, boolean mayHaveIt) {
        return new NextStep.Finish(mayHaveIt ? DeliveryOutcome.UNKNOWN : outcome, reason);
    }
}
