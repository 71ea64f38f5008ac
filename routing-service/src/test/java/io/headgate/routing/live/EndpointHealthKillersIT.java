package io.headgate.routing.live;

import io.headgate.messaging.consumer.Subscription;
import io.headgate.messaging.event.EventIds;
import io.headgate.model.delivery.v1.EndpointHealthChanged;
import io.headgate.model.shared.Topics;
import io.headgate.testkit.FiveKillers;
import io.headgate.testkit.HeadgateIT;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The state of a breaker is taken once, whatever dies. */
@HeadgateIT
class EndpointHealthKillersIT extends FiveKillers<EndpointHealthChanged> {

    @Autowired
    @Qualifier("settleDeliveries")
    Subscription settleDeliveries;

    @Autowired
    JdbcClient jdbc;

    @Override
    protected Subscription subscription() {
        return settleDeliveries;
    }

    @Override
    protected Topics topic() {
        return Topics.LEAD_EVENTS;
    }

    @Override
    protected EndpointHealthChanged event() {
        return new EndpointHealthChanged(
                "e-" + EventIds.next(), Instant.now(), EndpointHealthChanged.State.OPEN, "5 time-outs");
    }

    @Override
    protected String observe(EndpointHealthChanged event) {
        return jdbc.sql("SELECT state || ' ' || reason FROM endpoint_health WHERE endpoint_id = ?")
                .param(event.endpointId())
                .query(String.class)
                .optional()
                .orElse("");
    }
}
