package io.headgate.delivery.core;

import io.headgate.model.delivery.v1.DeliveryOutcome;
import io.headgate.model.shared.ReasonCode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What happens to a delivery after an attempt. */
public sealed interface NextStep {

    /** It is over; said once. */
    record Finish(DeliveryOutcome outcome, @Nullable ReasonCode reason) implements NextStep {}

    /** Another attempt at the same endpoint, after this long. */
    record Retry(Duration delay) implements NextStep {}
}
