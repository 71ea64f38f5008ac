package io.headgate.reconciliation.core.posting;

import io.headgate.reconciliation.core.ledger.Entry;
import java.util.Optional;

/** What one event posts. Each kind of event that moves money is one record, registered in {@code permits}. */
public sealed interface PostingRule
        permits LeadCost, LeadCostReversal, DeliveryCharge, ReturnCredit, SourceClaim, SourceClaimWithdrawal {

    /** The actor of whatever no person decides. */
    String PIPELINE = "pipeline";

    /** The entry to post; none where nothing is owed. */
    Optional<Entry> toEntry();
}
