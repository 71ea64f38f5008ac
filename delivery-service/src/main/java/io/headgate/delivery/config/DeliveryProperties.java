package io.headgate.delivery.config;

import io.headgate.outbound.limit.CircuitBreakerSettings;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of this service.
 *
 * @param consumers threads that take routed leads
 * @param slots requests in flight at once, over all endpoints; 30 % of them may be retries
 * @param leaseMargin how much longer than its own time limit an attempt may take before it counts as lost
 * @param poll how often due retries, expired leases and hopeless deliveries are looked for
 * @param tick how often endpoints with waiting deliveries are looked at again
 * @param giveBackWhenOpen whether deliveries go back to routing as soon as their endpoint's breaker opens
 * @param breaker when an endpoint counts as down
 */
@ConfigurationProperties("headgate.delivery")
public record DeliveryProperties(
        int consumers,
        int slots,
        Duration leaseMargin,
        Duration poll,
        Duration tick,
        boolean giveBackWhenOpen,
        CircuitBreakerSettings breaker) {

    private static final Duration LEAST_MARGIN = Duration.ofSeconds(1);

    public DeliveryProperties {
        // A lease that ends before the attempt could would make every slow answer a duplicate.
        if (leaseMargin.compareTo(LEAST_MARGIN) < 0) {
            throw new IllegalArgumentException("headgate.delivery.lease-margin must be at least " + LEAST_MARGIN);
        }
    }
}
