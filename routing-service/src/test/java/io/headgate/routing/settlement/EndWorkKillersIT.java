package io.headgate.routing.settlement;

import io.headgate.messaging.consumer.Subscription;
import io.headgate.model.delivery.v1.DeliveryOutcome;
import io.headgate.model.reconciliation.v1.DispositionRecorded;
import io.headgate.model.reconciliation.v1.DispositionStatus;
import io.headgate.model.routing.v1.LeadRouted;
import io.headgate.model.shared.Topics;
import io.headgate.routing.caps.CapsAccess;
import io.headgate.routing.testing.RoutingNetworks;
import io.headgate.routing.testing.ValidatedLeads;
import io.headgate.testkit.FiveKillers;
import io.headgate.testkit.HeadgateIT;
import io.headgate.testkit.TestPlatform;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A lead on which nobody works any more is no longer in flight, once, whatever dies. */
@HeadgateIT
class EndWorkKillersIT extends FiveKillers<DispositionRecorded> {

    @Autowired
    @Qualifier("settleDeliveries")
    Subscription settleDeliveries;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationContext context;

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
    protected DispositionRecorded event() {
        var lead = ValidatedLeads.validated("worked");
        events.send(Topics.LEADS_VALIDATED, lead);
        var routed = events.await(LeadRouted.class, each -> each.leadId().equals(lead.leadId()));
        events.send(Topics.LEAD_EVENTS, ValidatedLeads.finished(routed, DeliveryOutcome.ACCEPTED));
        Awaitility.await("the acceptance")
                .atMost(TestPlatform.PATIENCE)
                .until(() -> jdbc.sql("""
                    SELECT count(*) FROM reservation_bucket rb JOIN reservation r ON r.id = rb.reservation_id
                     WHERE r.lead_id = ? AND rb.release_at IS NOT NULL
                    """)
                                .param(lead.leadId().value())
                                .query(Long.class)
                                .single()
                        == 1);
        return ValidatedLeads.disposed(
                lead.leadId(),
                routed.allocation().allocationId().value(),
                routed.allocation().endpointId(),
                DispositionStatus.SOLD);
    }

    @Override
    protected String observe(DispositionRecorded event) {
        var slots =
                jdbc.sql("""
                    SELECT count(*) FROM reservation_bucket rb JOIN reservation r ON r.id = rb.reservation_id
                     WHERE r.lead_id = ?
                    """).param(event.leadId().value()).query(Long.class).single();
        return slots == 1 ? "" : "%d slots, drift %d".formatted(slots, CapsAccess.drift(context));
    }
}
