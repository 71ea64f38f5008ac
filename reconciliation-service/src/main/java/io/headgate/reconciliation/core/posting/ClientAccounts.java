package io.headgate.reconciliation.core.posting;

import io.headgate.reconciliation.core.DeliveredLead;
import io.headgate.reconciliation.core.ledger.Account;
import io.headgate.reconciliation.core.ledger.AccountCode;

/** The accounts that the billing mode of a delivery chooses. */
final class ClientAccounts {

    private ClientAccounts() {}

    /** What the client owes for the delivery stands here. */
    static Account owedFor(DeliveredLead delivered) {
        var code =
                switch (delivered.billing()) {
                    case PREPAID -> AccountCode.BUYER_PREPAID;
                    case INVOICE, CHARGEBACK -> AccountCode.BUYER_UNBILLED;
                };
        return Account.ofClient(code, delivered.clientId());
    }

    /** What the brand earned by the delivery stands here. */
    static Account earnedBy(DeliveredLead delivered) {
        var code =
                switch (delivered.billing()) {
                    case CHARGEBACK -> AccountCode.CHARGEBACK_INTERNAL;
                    case INVOICE, PREPAID -> AccountCode.REVENUE;
                };
        return Account.ofBrand(code, delivered.brandId());
    }
}
