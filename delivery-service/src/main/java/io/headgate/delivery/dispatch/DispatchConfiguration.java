package io.headgate.delivery.dispatch;

import io.headgate.delivery.config.DeliveryProperties;
import io.headgate.messaging.consumer.Subscription;
import io.headgate.messaging.consumer.Subscriptions;
import io.headgate.model.routing.v1.LeadRouted;
import io.headgate.model.shared.Topics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The consumer of routed leads. */
@Configuration(proxyBeanMethods = false)
class DispatchConfiguration {

    @Bean
    Subscription routedLeads(Subscriptions subscriptions, AcceptLeadHandler handler, DeliveryProperties properties) {
        return subscriptions.work(
                "delivery.leads", Topics.LEADS_ROUTED, LeadRouted.class, handler, properties.consumers());
    }
}
