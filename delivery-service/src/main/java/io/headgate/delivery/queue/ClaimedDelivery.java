package io.headgate.delivery.queue;

import io.headgate.model.person.Sealed;
import io.headgate.model.shared.DeliveryId;
import io.headgate.outbound.limit.AttemptPriority;
import java.time.Duration;
import java.time.Instant;

/**
 * A delivery leased to this worker for one attempt, whose start is already on record.
 *
 * @param attempt this attempt's number, from 1
 * @param fence what a worker that lost its lease no longer holds
 * @param mayHaveIt whether an earlier attempt may have handed the lead over
 * @param claimedNanos monotonic time of the claim; nothing is sent once the lease could be over
 */
public record ClaimedDelivery(
        RoutedDelivery routed,
        Sealed contact,
        int attempt,
        long fence,
        boolean mayHaveIt,
        Instant startedAt,
        Duration lease,
        long claimedNanos) {

    public AttemptPriority priority() {
        return attempt == 1 ? AttemptPriority.FIRST : AttemptPriority.RETRY;
    }

    public DeliveryId id() {
        return routed.id();
    }

    public String endpointId() {
        return routed.endpointId();
    }
}
