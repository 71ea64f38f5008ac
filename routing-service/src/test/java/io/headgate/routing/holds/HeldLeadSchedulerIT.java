package io.headgate.routing.holds;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.model.routing.v1.LeadDecided;
import io.headgate.model.routing.v1.LeadRouted;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Topics;
import io.headgate.model.validation.v1.LeadValidated;
import io.headgate.routing.testing.RoutingNetworks;
import io.headgate.routing.testing.ValidatedLeads;
import io.headgate.testkit.HeadgateIT;
import io.headgate.testkit.TestConfig;
import io.headgate.testkit.TestEvents;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The leads that wait do not wait for each other. */
@HeadgateIT
class HeldLeadSchedulerIT {

    @Autowired
    TestEvents events;

    @Autowired
    TestConfig config;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    HeldLeadActions actions;

    @BeforeEach
    void network() {
        config.publish(RoutingNetworks.roomy());
    }

    @Test
    void aHeldLeadThatCannotBeDecidedDoesNotHoldUpTheOthers() {
        var bad = send(ValidatedLeads.received("closed", Duration.ofHours(1)));
        events.await(LeadDecided.class, each -> each.leadId().equals(bad));
        var good = send(ValidatedLeads.validated("closed"));
        events.await(LeadDecided.class, each -> each.leadId().equals(good));
        jdbc.sql("""
            INSERT INTO decision (lead_id, round, at, config_version, outcome, trace)
            VALUES (?, 2, now(), 0, 'HELD', '{}')
            """).param(bad.value()).update();

        config.publish(RoutingNetworks.atNight());

        assertThat(routed(good, 2).allocation().endpointId()).isEqualTo("night");
        Awaitility.await()
                .until(() -> jdbc.sql("SELECT state = 'HELD' AND due_at > now() FROM lead_route WHERE lead_id = ?")
                        .param(bad.value())
                        .query(Boolean.class)
                        .single());
        jdbc.sql("DELETE FROM decision WHERE lead_id = ? AND round = 2")
                .param(bad.value())
                .update();
        assertThat(actions.apply(bad, HeldLeadActions.HoldAction.RELEASE, null).answer())
                .isEqualTo(HeldLeadActions.Answer.DONE);
        assertThat(routed(bad, 2).allocation().endpointId()).isEqualTo("night");
    }

    private LeadId send(LeadValidated lead) {
        events.send(Topics.LEADS_VALIDATED, lead);
        return lead.leadId();
    }

    private LeadRouted routed(LeadId lead, int round) {
        return events.await(LeadRouted.class, each -> each.leadId().equals(lead) && each.round() == round);
    }
}
