package io.headgate.routing.conversion;

import io.headgate.messaging.consumer.Subscription;
import io.headgate.messaging.event.EventIds;
import io.headgate.model.delivery.v1.DeliveryFinished;
import io.headgate.model.shared.Topics;
import io.headgate.testkit.FiveKillers;
import io.headgate.testkit.HeadgateIT;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An accepted lead is counted once, whatever dies. */
@HeadgateIT
class CountDeliveriesKillersIT extends FiveKillers<DeliveryFinished> {

    @Autowired
    @Qualifier("countConversions")
    Subscription countConversions;

    @Autowired
    JdbcClient jdbc;

    @Override
    protected Subscription subscription() {
        return countConversions;
    }

    @Override
    protected Topics topic() {
        return Topics.LEAD_EVENTS;
    }

    @Override
    protected DeliveryFinished event() {
        return ConversionIT.accepted("killed-" + EventIds.next(), false);
    }

    @Override
    protected String observe(DeliveryFinished event) {
        var counted = jdbc.sql("""
            SELECT COALESCE(sum(delivered), 0) FROM (SELECT endpoint_id, delivered FROM conversion_change
                   UNION ALL SELECT endpoint_id, delivered FROM endpoint_conversion) AS counted
             WHERE endpoint_id = ?
            """)
                .param(event.allocation().endpointId())
                .query(Long.class)
                .single();
        return counted == 0 ? "" : "delivered " + counted;
    }
}
