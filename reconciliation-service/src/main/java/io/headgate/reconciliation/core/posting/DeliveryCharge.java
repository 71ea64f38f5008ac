package io.headgate.reconciliation.core.posting;

import io.headgate.reconciliation.core.DeliveredLead;
import io.headgate.reconciliation.core.ledger.Counterparty;
import io.headgate.reconciliation.core.ledger.Entry;
import io.headgate.reconciliation.core.ledger.EntryKind;
import io.headgate.reconciliation.core.ledger.EntrySubject;
import java.util.Optional;

/** A client has the lead and owes its price. */
public record DeliveryCharge(DeliveredLead delivered) implements PostingRule {

    @Override
    public Optional<Entry> toEntry() {
        if (delivered.price().micros() == 0) {
            return Optional.empty();
        }
        return Optional.of(new Entry(
                EntryKind.DELIVERY_CHARGE,
                "charge:" + delivered.deliveryId(),
                delivered.deliveredAt(),
                EntrySubject.ofDelivery(delivered.deliveryId(), delivered.leadId()),
                Counterparty.client(delivered.clientId()),
                delivered.rateCardVersion(),
                PIPELINE,
                null,
                Entry.move(delivered.price(), ClientAccounts.owedFor(delivered), ClientAccounts.earnedBy(delivered))));
    }
}
