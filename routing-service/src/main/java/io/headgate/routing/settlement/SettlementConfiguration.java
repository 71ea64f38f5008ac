package io.headgate.routing.settlement;

import io.headgate.messaging.consumer.Subscription;
import io.headgate.messaging.consumer.Subscriptions;
import io.headgate.model.delivery.v1.DeliveryFinished;
import io.headgate.model.delivery.v1.EndpointHealthChanged;
import io.headgate.model.reconciliation.v1.DispositionRecorded;
import io.headgate.routing.live.EndpointHealth;
import java.time.Duration;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What deliveries and dispositions report settles slots, and the health of endpoints is known before the next decision. */
@Configuration(proxyBeanMethods = false)
class SettlementConfiguration {

    // What a refused lead may wait for its next round at most, unless copies are busy.
    private static final Duration FAILOVER_GATHER = Duration.ofMillis(100);
    // What is gathered costs by the batch, not by the lead: a second thread would only halve the batches.
    private static final int THREADS = 1;

    @Bean
    Subscription settleDeliveries(
            Subscriptions subscriptions,
            SettleDeliveryHandler deliveries,
            EndpointHealth health,
            EndWorkHandler dispositions) {
        return subscriptions.facts(
                "routing.outcomes",
                Map.of(
                        DeliveryFinished.class,
                        deliveries,
                        EndpointHealthChanged.class,
                        health,
                        DispositionRecorded.class,
                        dispositions),
                FAILOVER_GATHER,
                THREADS);
    }
}
