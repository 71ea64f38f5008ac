package io.headgate.reconciliation.core.posting;

import io.headgate.reconciliation.core.PayableLead;
import io.headgate.reconciliation.core.ledger.Entry;
import io.headgate.reconciliation.core.ledger.EntryKind;
import java.time.Instant;
import java.util.Optional;

/** A lead that had become payable ended without anybody taking it: its source is owed nothing. */
public record LeadCostReversal(PayableLead lead, Instant at, String reason) implements PostingRule {

    @Override
    public Optional<Entry> toEntry() {
        return new LeadCost(lead)
                .toEntry()
                .map(cost -> cost.reversed(
                        EntryKind.LEAD_COST_REVERSED, "cost-reversed:" + lead.leadId(), at, cost.subject(), reason));
    }
}
