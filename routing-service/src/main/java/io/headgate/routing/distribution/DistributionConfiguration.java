package io.headgate.routing.distribution;

import io.headgate.messaging.consumer.Subscription;
import io.headgate.messaging.consumer.Subscriptions;
import io.headgate.model.delivery.v1.DeliveryFinished;
import io.headgate.model.delivery.v1.EndpointHealthChanged;
import io.headgate.model.reconciliation.v1.DispositionRecorded;
import io.headgate.model.shared.Topics;
import io.headgate.model.validation.v1.LeadValidated;
import io.headgate.routing.config.RoutingProperties;
import io.headgate.routing.core.decision.DecisionEngine;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which events lead to what. */
@Configuration(proxyBeanMethods = false)
class DistributionConfiguration {

    // What a refused lead may wait for its next round at most, unless copies are busy.
    private static final Duration FAILOVER_GATHER = Duration.ofMillis(50);

    @Bean
    DecisionEngine decisionEngine() {
        return new DecisionEngine();
    }

    @Bean
    Subscription routeLeads(Subscriptions subscriptions, RouteLeadHandler handler, RoutingProperties properties) {
        return subscriptions.work(
                "routing.decisions", Topics.LEADS_VALIDATED, LeadValidated.class, handler, properties.concurrency());
    }

    @Bean
    Subscription settleDeliveries(
            Subscriptions subscriptions,
            SettleDeliveryHandler deliveries,
            EndpointHealth health,
            EndWorkHandler dispositions,
            RoutingProperties properties) {
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
                properties.concurrency());
    }

    @Bean
    ApplicationRunner heldLeadsFollowTheConfiguration(LiveNetwork live, HeldLeadScheduler queue) {
        return _ -> live.onChange(queue::wakeAll);
    }
}
