package io.headgate.portal.readmodel;

import io.headgate.messaging.consumer.Subscription;
import io.headgate.messaging.consumer.Subscriptions;
import io.headgate.model.shared.Event;
import java.time.Duration;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Subscribes the read models to the facts. */
@Configuration
class ReadModelConfiguration {

    static final String CONSUMER = "portal.read-models";
    // No eye sees it, and most facts of a lead come within that time.
    private static final Duration GATHER = Duration.ofMillis(400);
    private static final int THREADS = 1;

    @Bean
    Subscription readModels(Subscriptions subscriptions, ReadModelHandler handler) {
        return subscriptions.facts(CONSUMER, Map.of(Event.class, handler), GATHER, THREADS);
    }
}
