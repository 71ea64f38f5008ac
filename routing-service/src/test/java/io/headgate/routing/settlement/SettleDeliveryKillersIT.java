package io.headgate.routing.settlement;

import io.headgate.messaging.consumer.Subscription;
import io.headgate.model.delivery.v1.DeliveryFinished;
import io.headgate.model.delivery.v1.DeliveryOutcome;
import io.headgate.model.routing.v1.LeadDecided;
import io.headgate.model.routing.v1.LeadRouted;
import io.headgate.model.shared.LeadClosed;
import io.headgate.model.shared.Topics;
import io.headgate.routing.testing.RoutingNetworks;
import io.headgate.routing.testing.ValidatedLeads;
import io.headgate.testkit.FiveKillers;
import io.headgate.testkit.HeadgateIT;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A refused delivery is given back once and decided again once, whatever dies. */
@HeadgateIT
class SettleDeliveryKillersIT extends FiveKillers<DeliveryFinished> {

    @Autowired
    @Qualifier("settleDeliveries")
    Subscription settleDeliveries;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void network() {
        config.publish(RoutingNetworks.roomy());
    }

    @Override
    protected Subscription subscription() {
        return settleDeliveries;
    }

    @Override
    protected Topics topic() {
        return Topics.LEAD_EVENTS;
    }

    @Override
    protected DeliveryFinished event() {
        var lead = ValidatedLeads.validated("termite");
        events.send(Topics.LEADS_VALIDATED, lead);
        var routed = events.await(LeadRouted.class, each -> each.leadId().equals(lead.leadId()));
        return ValidatedLeads.finished(routed, DeliveryOutcome.REJECTED);
    }

    @Override
    protected String observe(DeliveryFinished event) {
        var rows = jdbc.sql("""
            SELECT string_agg(r.round || r.endpoint_id || r.state || r.units, ' ' ORDER BY r.round)
              FROM (SELECT r.*, (SELECT count(*) FROM reservation_bucket b WHERE b.reservation_id = r.id) AS units
                      FROM reservation r WHERE r.lead_id = :id) r
            """)
                .param("id", event.leadId().value())
                .query(String.class)
                .single();
        var rounds = events.all(LeadDecided.class, each -> each.leadId().equals(event.leadId()));
        var routed = events.all(LeadRouted.class, each -> each.leadId().equals(event.leadId()));
        var closed = events.all(LeadClosed.class, each -> each.leadId().equals(event.leadId()));
        return rows.equals("1firstHELD1")
                ? ""
                : "%s, decided %d, routed %d, closed %d".formatted(rows, rounds.size(), routed.size(), closed.size());
    }
}
