package io.headgate.routing.conversion;

import io.headgate.messaging.consumer.Subscription;
import io.headgate.messaging.consumer.Subscriptions;
import io.headgate.model.delivery.v1.DeliveryFinished;
import io.headgate.model.reconciliation.v1.DispositionRecorded;
import java.time.Duration;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The consumer that counts: apart from the one that settles, which must not wait for it. */
@Configuration(proxyBeanMethods = false)
class ConversionConfiguration {

    private static final Duration GATHER = Duration.ofMillis(800);
    private static final int THREADS = 1;

    @Bean
    Subscription countConversions(
            Subscriptions subscriptions, CountDeliveries deliveries, CountDispositions dispositions) {
        return subscriptions.facts(
                "routing.conversions",
                Map.of(DeliveryFinished.class, deliveries, DispositionRecorded.class, dispositions),
                GATHER,
                THREADS);
    }
}
