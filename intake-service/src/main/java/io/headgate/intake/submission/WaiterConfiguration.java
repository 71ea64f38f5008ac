package io.headgate.intake.submission;

import io.headgate.messaging.consumer.Subscriptions;
import io.headgate.messaging.consumer.TopicTail;
import io.headgate.model.shared.Topics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets this copy's waiters see every fact as it happens. */
@Configuration(proxyBeanMethods = false)
class WaiterConfiguration {

    @Bean
    TopicTail decisionTail(Subscriptions subscriptions, DecisionWaiters waiters) {
        var tail = subscriptions.tail(
                "intake.waiters", Topics.LEAD_EVENTS, waiters, received -> waiters.show(received.event()));
        waiters.onOpen(tail::wake);
        return tail;
    }
}
