package io.headgate.delivery.queue;

import io.headgate.messaging.event.TraceContext;
import io.headgate.model.routing.v1.LeadRouted;
import java.time.Duration;
import java.time.Instant;

/**
 * A routed lead about to become a delivery.
 *
 * @param claimed whether there is a permit, so that the row is written as leased to this worker
 */
public record NewDelivery(LeadRouted event, String traceparent, boolean claimed, Duration lease, Duration maxAge) {

    public static NewDelivery of(LeadRouted event, boolean claimed, Duration lease, Duration maxAge) {
        return new NewDelivery(event, TraceContext.forKey(event.key()).traceparent(), claimed, lease, maxAge);
    }

    public ClaimedDelivery claimedAt(Instant at, long nanos) {
        var routed = new RoutedDelivery(
                event.allocation().deliveryId(),
                event.leadId(),
                event.round(),
                event.configVersion(),
                event.allocation(),
                event.facts(),
                traceparent,
                event.at());
        return new ClaimedDelivery(routed, event.contact(), 1, 1, false, at, lease, nanos);
    }
}
