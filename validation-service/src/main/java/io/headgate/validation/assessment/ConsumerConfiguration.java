package io.headgate.validation.assessment;

import io.headgate.messaging.consumer.Subscription;
import io.headgate.messaging.consumer.Subscriptions;
import io.headgate.model.intake.v1.LeadReceived;
import io.headgate.model.shared.Topics;
import io.headgate.validation.config.ValidationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The consumer of received leads. */
@Configuration(proxyBeanMethods = false)
class ConsumerConfiguration {

    @Bean
    Subscription checks(Subscriptions subscriptions, ValidateLeadHandler handler, ValidationProperties properties) {
        return subscriptions.work(
                "validation.checks", Topics.LEADS_RECEIVED, LeadReceived.class, handler, properties.consumers());
    }
}
