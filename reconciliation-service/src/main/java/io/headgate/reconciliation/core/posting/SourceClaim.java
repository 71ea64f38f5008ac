package io.headgate.reconciliation.core.posting;

import io.headgate.model.shared.ReturnId;
import io.headgate.reconciliation.core.PayableLead;
import io.headgate.reconciliation.core.ledger.Account;
import io.headgate.reconciliation.core.ledger.AccountCode;
import io.headgate.reconciliation.core.ledger.Counterparty;
import io.headgate.reconciliation.core.ledger.Entry;
import io.headgate.reconciliation.core.ledger.EntryKind;
import io.headgate.reconciliation.core.ledger.EntrySubject;
import java.time.Instant;
import java.util.Optional;

/**
 * A lead that no client keeps is claimed back from its source: its whole cost, once however many clients had it.
 *
 * @param earlier how many claims of the lead were withdrawn before
 */
public record SourceClaim(ReturnId returnId, PayableLead lead, int earlier, Instant at, String reason)
        implements PostingRule {

    @Override
    public Optional<Entry> toEntry() {
        if (lead.cost().micros() == 0) {
            return Optional.empty();
        }
        var cause = "claim:" + lead.leadId();
        return Optional.of(new Entry(
                EntryKind.SOURCE_CLAIM,
                earlier == 0 ? cause : cause + ":" + earlier,
                at,
                EntrySubject.ofLead(lead.leadId()).becauseOf(returnId),
                Counterparty.vendorOf(lead.sourceId(), lead.vendorId()),
                lead.rateCardVersion(),
                PIPELINE,
                reason,
                Entry.move(
                        lead.cost(),
                        Account.ofSource(AccountCode.SOURCE_CREDIT_DUE, lead.sourceId()),
                        Account.ofSource(AccountCode.LEAD_COST, lead.sourceId()))));
    }
}
