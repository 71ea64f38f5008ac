package io.headgate.validation.assessment;

import io.headgate.messaging.Subscription;
import io.headgate.messaging.Subscriptions;
import io.headgate.model.intake.v1.LeadReceived;
import io.headgate.model.shared.Topics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The consumer of received leads. */
@Configuration(proxyBeanMethods = false)
class ConsumerConfiguration {

    private static final int THREADS = 2;

    @Bean
    Subscription checks(Subscriptions subscriptions, ValidateLeadHandler handler) {
        return subscriptions.work("validation.checks", Topics.LEADS_RECEIVED, LeadReceived.class, handler, THREADS);
    }
}
