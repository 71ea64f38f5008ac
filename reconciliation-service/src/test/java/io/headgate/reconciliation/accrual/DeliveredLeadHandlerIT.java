package io.headgate.reconciliation.accrual;

import io.headgate.messaging.consumer.Subscription;
import io.headgate.model.delivery.v1.DeliveryFinished;
import io.headgate.model.reconciliation.v1.LedgerPosted;
import io.headgate.model.shared.Topics;
import io.headgate.reconciliation.LedgerRows;
import io.headgate.reconciliation.Network;
import io.headgate.testkit.FiveKillers;
import io.headgate.testkit.HeadgateIT;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@HeadgateIT
class DeliveredLeadHandlerIT extends FiveKillers<DeliveryFinished> {

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
    protected DeliveryFinished event() {
        return Network.Lead.of("late", "dealer", "42.00").accepted(Network.version(config));
    }

    @Override
    protected String observe(DeliveryFinished event) {
        var rows = LedgerRows.of(jdbc, event.leadId());
        if (rows.isEmpty()) {
            return "";
        }
        return rows + " said "
                + events.all(LedgerPosted.class, posted -> posted.leadId().equals(event.leadId()))
                        .size();
    }
}
