package io.headgate.reconciliation.accrual;

import io.headgate.messaging.consumer.EventHandler;
import io.headgate.messaging.consumer.ReceivedEvent;
import io.headgate.model.shared.LeadClosed;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.ReasonCode;
import io.headgate.reconciliation.core.ledger.Entry;
import io.headgate.reconciliation.core.posting.LeadCostReversal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A lead that ended without anybody taking it is not payable: what it cost is answered back, or never booked at all. */
@Component
class RejectedLeadHandler implements EventHandler<LeadClosed, @Nullable Void> {

    private static final String UNEXPLAINED = "REJECTED";

    private final LeadCosts costs;
    private final JdbcAccruals tables;

    RejectedLeadHandler(LeadCosts costs, JdbcAccruals tables) {
        this.costs = costs;
        this.tables = tables;
    }

    @Override
    public @Nullable Void prepare(ReceivedEvent<LeadClosed> received) {
        return null;
    }

    // The end of a lead is entered once, in its row.
    @Override
    public boolean isIdempotent() {
        return true;
    }

    @Override
    public void apply(List<Prepared<LeadClosed, @Nullable Void>> batch) {
        costs.begin();
        var reasons = new HashMap<LeadId, String>();
        var ends = new HashMap<LeadId, Instant>();
        for (var prepared : batch) {
            var closed = prepared.received().event();
            if (takesBack(closed) && ends.putIfAbsent(closed.leadId(), closed.at()) == null) {
                reasons.put(closed.leadId(), reason(closed.reason()));
            }
        }
        var entries = new ArrayList<Entry>();
        for (var lead : tables.endRejected(ends)) {
            var at = ends.get(lead.leadId());
            var reason = reasons.get(lead.leadId());
            if (at != null && reason != null) {
                new LeadCostReversal(lead, at, reason).toEntry().ifPresent(entries::add);
            }
        }
        costs.post(entries);
    }

    private static boolean takesBack(LeadClosed closed) {
        var rejected =
                switch (closed.outcome()) {
                    case REJECTED -> true;
                    case DELIVERED -> false;
                };
        return rejected
                && switch (closed.stage()) {
                    // What ends before routing was never accepted, and never will be.
                    case INTAKE, VALIDATION -> false;
                    case ROUTING, DELIVERY, RECONCILIATION -> true;
                };
    }

    private static String reason(@Nullable ReasonCode code) {
        return code == null ? UNEXPLAINED : code.name();
    }
}
