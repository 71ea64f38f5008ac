package io.headgate.routing.leads;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.model.delivery.v1.DeliveryFinished;
import io.headgate.model.delivery.v1.DeliveryOutcome;
import io.headgate.model.validation.v1.LeadValidated;
import io.headgate.routing.testing.RoutingNetworks;
import io.headgate.routing.testing.ServiceCopies;
import io.headgate.routing.testing.ValidatedLeads;
import io.headgate.testkit.HeadgateIT;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What most leads do costs little: they are allocated, and then delivered. */
@HeadgateIT
class DeliveredLeadsIT extends ServiceCopies {

    @Test
    void aLeadThatIsDeliveredChangesNoIndexOfItsTable() {
        config.publish(RoutingNetworks.roomy());
        var copy = copy();
        var lead = ValidatedLeads.validated("termite");
        route(copy, List.of(lead));

        inTransaction(() -> {
            // The connection may still count what its transactions before this one changed.
            var before = updates();
            settle(copy, List.of(accepted(lead)));

            assertThat(updates().minus(before)).isEqualTo(new Updates(1, 1));
        });
        assertThat(jdbc.sql("SELECT state FROM lead_route WHERE lead_id = ?")
                        .param(lead.leadId().value())
                        .query(String.class)
                        .single())
                .isEqualTo("DELIVERED");
    }

    private DeliveryFinished accepted(LeadValidated lead) {
        return jdbc.sql("SELECT id, endpoint_id FROM reservation WHERE lead_id = ?")
                .param(lead.leadId().value())
                .query((row, _) -> ValidatedLeads.finished(
                        lead.leadId(),
                        row.getObject("id", UUID.class),
                        row.getString("endpoint_id"),
                        DeliveryOutcome.ACCEPTED))
                .single();
    }

    /** Rows of leads that were updated, and those of them that changed no index. */
    private record Updates(long all, long withoutIndex) {

        Updates minus(Updates earlier) {
            return new Updates(all - earlier.all, withoutIndex - earlier.withoutIndex);
        }
    }

    private Updates updates() {
        return jdbc.sql("""
            SELECT n_tup_upd, n_tup_hot_upd FROM pg_stat_xact_user_tables
             WHERE schemaname = current_schema() AND relname = 'lead_route'
            """)
                .query((row, _) -> new Updates(row.getLong(1), row.getLong(2)))
                .single();
    }
}
