package io.headgate.reconciliation.core.posting;

import io.headgate.reconciliation.core.PayableLead;
import io.headgate.reconciliation.core.ledger.Account;
import io.headgate.reconciliation.core.ledger.AccountCode;
import io.headgate.reconciliation.core.ledger.Counterparty;
import io.headgate.reconciliation.core.ledger.Entry;
import io.headgate.reconciliation.core.ledger.EntryKind;
import io.headgate.reconciliation.core.ledger.EntrySubject;
import java.util.Optional;

/** A lead became payable to its source's vendor. */
public record LeadCost(PayableLead lead) implements PostingRule {

    @Override
    public Optional<Entry> toEntry() {
        if (lead.cost().micros() == 0) {
            return Optional.empty();
        }
        return Optional.of(new Entry(
                EntryKind.LEAD_COST,
                "cost:" + lead.leadId(),
                lead.payableAt(),
                EntrySubject.ofLead(lead.leadId()),
                Counterparty.vendorOf(lead.sourceId(), lead.vendorId()),
                lead.rateCardVersion(),
                PIPELINE,
                null,
                Entry.move(
                        lead.cost(),
                        Account.ofSource(AccountCode.LEAD_COST, lead.sourceId()),
                        Account.ofSource(AccountCode.SOURCE_PAYABLE, lead.sourceId()))));
    }
}
