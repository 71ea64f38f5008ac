package io.headgate.intake.status;

import io.headgate.messaging.consumer.EventHandler;
import io.headgate.messaging.consumer.Subscription;
import io.headgate.messaging.consumer.Subscriptions;
import io.headgate.model.delivery.v1.DeliveryFinished;
import io.headgate.model.reconciliation.v1.LeadReturned;
import io.headgate.model.reconciliation.v1.LedgerPosted;
import io.headgate.model.routing.v1.LeadDecided;
import io.headgate.model.shared.Event;
import io.headgate.model.shared.LeadClosed;
import io.headgate.model.validation.v1.LeadChecked;
import java.time.Duration;
import java.util.HashMap;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Subscribes the projection to the six facts that change what a source sees. */
@Configuration(proxyBeanMethods = false)
class StatusConfiguration {

    // Who waits for the decision is told at once, by another way.
    private static final Duration GATHER = Duration.ofMillis(400);

    static final String CONSUMER = "intake.status";

    @Bean
    Subscription statusSubscription(Subscriptions subscriptions, StatusProjection projection) {
        var handlers = new HashMap<Class<? extends Event>, EventHandler<? extends Event, ?>>();
        handlers.put(LeadChecked.class, projection);
        handlers.put(LeadDecided.class, projection);
        handlers.put(DeliveryFinished.class, projection);
        handlers.put(LeadClosed.class, projection);
        handlers.put(LeadReturned.class, projection);
        handlers.put(LedgerPosted.class, projection);
        return subscriptions.facts(CONSUMER, handlers, GATHER, 1);
    }
}
