package io.headgate.reconciliation.core.posting;

import io.headgate.reconciliation.core.ledger.Entry;
import io.headgate.reconciliation.core.ledger.EntryKind;
import java.time.Instant;
import java.util.Optional;

/** A client accepted a lead after it had been claimed, and keeps it: the claim is withdrawn. */
public record SourceClaimWithdrawal(SourceClaim claim, Instant at, String reason) implements PostingRule {

    @Override
    public Optional<Entry> toEntry() {
        return claim.toEntry()
                .map(claimed -> claimed.reversed(
                        EntryKind.SOURCE_CLAIM_WITHDRAWN,
                        "claim-withdrawn:" + claim.returnId(),
                        at,
                        claimed.subject(),
                        reason));
    }
}
