package io.headgate.routing.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.headgate.model.delivery.v1.DeliveryOutcome;
import io.headgate.model.routing.v1.LeadRouted;
import io.headgate.model.shared.Topics;
import io.headgate.routing.testing.RoutingNetworks;
import io.headgate.routing.testing.ValidatedLeads;
import io.headgate.testkit.HeadgateIT;
import io.headgate.testkit.TestConfig;
import io.headgate.testkit.TestEvents;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Nobody who holds a connection waits for another, so that no pool is too small to go on. */
@HeadgateIT
class OneConnectionIT {

    @Autowired
    TestEvents events;

    @Autowired
    TestConfig config;

    @Autowired
    DataSource dataSource;

    private int usual;

    @BeforeEach
    void leaveOneConnection() throws SQLException {
        usual = pool().getMaximumPoolSize();
        pool().setMinimumIdle(1);
        pool().setMaximumPoolSize(1);
        Awaitility.await().until(() -> {
            pool().getHikariPoolMXBean().softEvictConnections();
            return pool().getHikariPoolMXBean().getTotalConnections() <= 1;
        });
    }

    @AfterEach
    void giveThemBack() throws SQLException {
        pool().setMaximumPoolSize(usual);
    }

    @Test
    void aRefusedLeadGoesOnToAnEndpointWhoseCapNobodyHasCountedYet() {
        config.publish(RoutingNetworks.capped("{limit: 1000, per: total}", ""));
        var lead = ValidatedLeads.validated("termite");
        events.send(Topics.LEADS_VALIDATED, lead);
        var first = events.await(LeadRouted.class, each -> each.leadId().equals(lead.leadId()));
        config.publish(RoutingNetworks.capped(
                "{limit: 1000, per: total}", "{limit: 1000, per: week}, {limit: 1000, per: month}"));

        events.send(Topics.LEAD_EVENTS, ValidatedLeads.finished(first, DeliveryOutcome.REJECTED));

        var second = events.await(LeadRouted.class, each -> each.leadId().equals(lead.leadId()) && each.round() == 2);
        assertThat(second.allocation().endpointId()).isEqualTo("second");
    }

    private HikariDataSource pool() throws SQLException {
        return dataSource.unwrap(HikariDataSource.class);
    }
}
