package io.headgate.routing.decision;

import io.headgate.messaging.consumer.Subscription;
import io.headgate.messaging.consumer.Subscriptions;
import io.headgate.model.shared.Topics;
import io.headgate.model.validation.v1.LeadValidated;
import io.headgate.routing.config.RoutingProperties;
import io.headgate.routing.core.decision.DecisionEngine;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Validated leads lead to decisions. */
@Configuration(proxyBeanMethods = false)
class DecisionConfiguration {

    @Bean
    DecisionEngine decisionEngine() {
        return new DecisionEngine();
    }

    @Bean
    Subscription routeLeads(Subscriptions subscriptions, RouteLeadHandler handler, RoutingProperties properties) {
        return subscriptions.work(
                "routing.decisions", Topics.LEADS_VALIDATED, LeadValidated.class, handler, properties.concurrency());
    }
}
