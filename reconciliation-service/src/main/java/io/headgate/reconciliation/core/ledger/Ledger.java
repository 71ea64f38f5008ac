package io.headgate.reconciliation.core.ledger;

import io.headgate.model.reconciliation.v1.LedgerPosted;
import java.util.List;

/** The append-only ledger. Nothing else posts, and nothing posted is ever changed. */
public interface Ledger {

    /**
     * Posts the entries whose cause was not posted before, in the caller's transaction, and returns the facts to
     * announce, one per entry about a lead that was really posted.
     *
     * @throws IllegalStateException when a cause was posted before with another body, or an entry takes back one that was
     *     never posted
     */
    List<LedgerPosted> post(List<Entry> entries);
}
