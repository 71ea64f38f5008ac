package io.headgate.reconciliation.accrual;

import io.headgate.messaging.consumer.Subscription;
import io.headgate.messaging.consumer.Subscriptions;
import io.headgate.model.delivery.v1.DeliveryFinished;
import io.headgate.model.routing.v1.LeadDecided;
import io.headgate.model.shared.LeadClosed;
import java.time.Duration;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The consumer of the facts that move money. */
@Configuration(proxyBeanMethods = false)
class AccrualConfiguration {

    private static final Duration GATHER = Duration.ofMillis(400);
    private static final int THREADS = 1;

    @Bean
    Subscription accrual(
            Subscriptions subscriptions,
            AllocatedLeadHandler cost,
            DeliveredLeadHandler charge,
            RejectedLeadHandler end) {
        return subscriptions.facts(
                "reconciliation.accrual",
                Map.of(LeadDecided.class, cost, DeliveryFinished.class, charge, LeadClosed.class, end),
                GATHER,
                THREADS);
    }
}
