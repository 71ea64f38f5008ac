package io.headgate.routing.decision;

import io.headgate.messaging.consumer.Subscription;
import io.headgate.model.routing.v1.LeadDecided;
import io.headgate.model.routing.v1.LeadRouted;
import io.headgate.model.shared.Topics;
import io.headgate.model.validation.v1.LeadValidated;
import io.headgate.routing.testing.RoutingNetworks;
import io.headgate.routing.testing.ValidatedLeads;
import io.headgate.testkit.FiveKillers;
import io.headgate.testkit.HeadgateIT;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A validated lead is decided once, whatever dies. */
@HeadgateIT
class RouteLeadKillersIT extends FiveKillers<LeadValidated> {

    @Autowired
    @Qualifier("routeLeads")
    Subscription routeLeads;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void network() {
        config.publish(RoutingNetworks.roomy());
    }

    @Override
    protected Subscription subscription() {
        return routeLeads;
    }

    @Override
    protected Topics topic() {
        return Topics.LEADS_VALIDATED;
    }

    @Override
    protected LeadValidated event() {
        return ValidatedLeads.validated("termite");
    }

    @Override
    protected String observe(LeadValidated event) {
        var rows = jdbc.sql("""
            SELECT (SELECT count(*) FROM lead_route WHERE lead_id = :id)
                   || ' ' || (SELECT count(*) FROM decision WHERE lead_id = :id)
                   || ' ' || (SELECT count(*) FROM reservation WHERE lead_id = :id)
                   || ' ' || (SELECT count(*) FROM endpoint_person WHERE lead_id = :id)
            """)
                .param("id", event.leadId().value())
                .query(String.class)
                .single();
        var routed = events.all(LeadRouted.class, each -> each.leadId().equals(event.leadId()));
        var decided = events.all(LeadDecided.class, each -> each.leadId().equals(event.leadId()));
        return rows.equals("0 0 0 0") && routed.isEmpty() && decided.isEmpty()
                ? ""
                : rows + ", routed " + routed.size() + ", decided " + decided.size();
    }
}
