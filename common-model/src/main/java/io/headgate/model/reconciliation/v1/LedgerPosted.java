package io.headgate.model.reconciliation.v1;

import io.headgate.model.shared.EntryId;
import io.headgate.model.shared.Event;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fact: one balanced journal entry about a lead; the lines' signed amounts (debit positive) sum to zero. */
public record LedgerPosted(
        EntryId entryId,
        LeadId leadId,
        String kind,
        Instant effectiveAt,
        Instant postedAt,
        @Nullable String sourceId,
        @Nullable String clientId,
        List<Line> lines)
        implements Event {

    public LedgerPosted {
        lines = List.copyOf(lines);
    }

    /** One line: an account such as SOURCE_PAYABLE, whose it is, and the signed amount. */
    public record Line(String account, String party, Money amount) {}

    @Override
    public String key() {
        return leadId.toString();
    }
}
