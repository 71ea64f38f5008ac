package io.headgate.reconciliation.accrual;

import io.headgate.messaging.consumer.Subscription;
import io.headgate.messaging.event.EventIds;
import io.headgate.model.reconciliation.v1.LedgerPosted;
import io.headgate.model.shared.LeadClosed;
import io.headgate.model.shared.Topics;
import io.headgate.reconciliation.LedgerRows;
import io.headgate.reconciliation.Network;
import io.headgate.testkit.FiveKillers;
import io.headgate.testkit.HeadgateIT;
import io.headgate.testkit.TestEvents;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@HeadgateIT
class RejectedLeadHandlerIT extends FiveKillers<LeadClosed> {

    @Autowired
    private Subscription accrual;

    @Autowired
    private JdbcClient jdbc;

    @Override
    protected Subscription subscription() {
        return accrual;
    }

    @Override
    protected Topics topic() {
        return Topics.LEAD_EVENTS;
    }

    @Override
    protected LeadClosed event() {
        var lead = Network.Lead.of("web", "dealer", "42.00");
        accrual.deliver(List.of(
                TestEvents.consumed(EventIds.next(), Topics.LEAD_EVENTS, lead.decided(1, Network.version(config)), 0)));
        return lead.rejected();
    }

    @Override
    protected String observe(LeadClosed event) {
        var rows = LedgerRows.of(jdbc, event.leadId());
        if (!rows.contains("LEAD_COST_REVERSED")) {
            return "";
        }
        return rows + " said "
                + events.all(LedgerPosted.class, posted -> posted.leadId().equals(event.leadId()))
                        .size();
    }
}
