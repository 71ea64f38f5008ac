package io.headgate.intake.status;

import io.headgate.messaging.consumer.Subscription;
import io.headgate.messaging.event.EventIds;
import io.headgate.model.routing.v1.DecisionOutcome;
import io.headgate.model.routing.v1.LeadDecided;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Topics;
import io.headgate.testkit.FiveKillers;
import io.headgate.testkit.HeadgateIT;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The status projection under the five killers. */
@HeadgateIT
class StatusKillersIT extends FiveKillers<LeadDecided> {

    @Autowired
    private Subscription statusSubscription;

    @Autowired
    private JdbcClient jdbc;

    @Override
    protected Subscription subscription() {
        return statusSubscription;
    }

    @Override
    protected Topics topic() {
        return Topics.LEAD_EVENTS;
    }

    @Override
    protected LeadDecided event() {
        var id = new LeadId(EventIds.next());
        jdbc.sql("""
            INSERT INTO lead (lead_id, source_id, vendor_id, received_at, config_version, test, cost_micros,
                              cost_currency, status, status_at)
            VALUES (?, 's', 'v', now(), 1, false, 0, 'USD', 'RECEIVED', now())
            """).param(id.value()).update();
        return Facts.decided(id, Instant.now().plusSeconds(1), DecisionOutcome.ALLOCATED, null);
    }

    @Override
    protected String observe(LeadDecided event) {
        var id = event.leadId().value();
        var status = jdbc.sql("SELECT status FROM lead WHERE lead_id = ?")
                .param(id)
                .query(String.class)
                .single();
        var steps = jdbc.sql("SELECT count(*) FROM lead_step WHERE lead_id = ?")
                .param(id)
                .query(Long.class)
                .single();
        return status.equals("RECEIVED") && steps == 0 ? "" : status + ", " + steps + " steps";
    }
}
