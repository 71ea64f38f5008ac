package io.headgate.reconciliation.core.posting;

import io.headgate.model.shared.ReturnId;
import io.headgate.reconciliation.core.DeliveredLead;
import io.headgate.reconciliation.core.ledger.Account;
import io.headgate.reconciliation.core.ledger.AccountCode;
import io.headgate.reconciliation.core.ledger.Counterparty;
import io.headgate.reconciliation.core.ledger.Entry;
import io.headgate.reconciliation.core.ledger.EntryKind;
import io.headgate.reconciliation.core.ledger.EntrySubject;
import java.time.Instant;
import java.util.Optional;

/** The client's return was approved: its whole price is credited. What was earned stays, the allowance goes against it. */
public record ReturnCredit(ReturnId returnId, DeliveredLead delivered, Instant at, String reason)
        implements PostingRule {

    @Override
    public Optional<Entry> toEntry() {
        if (delivered.price().micros() == 0) {
            return Optional.empty();
        }
        return Optional.of(new Entry(
                EntryKind.RETURN_CREDIT,
                "return:" + delivered.deliveryId(),
                at,
                EntrySubject.ofDelivery(delivered.deliveryId(), delivered.leadId())
                        .becauseOf(returnId),
                Counterparty.client(delivered.clientId()),
                delivered.rateCardVersion(),
                "client:" + delivered.clientId(),
                reason,
                Entry.move(
                        delivered.price(),
                        Account.ofBrand(AccountCode.RETURNS_ALLOWANCE, delivered.brandId()),
                        ClientAccounts.owedFor(delivered))));
    }
}
