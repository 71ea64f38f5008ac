package io.headgate.model.reconciliation.v1;

import io.headgate.model.shared.Event;
import io.headgate.model.shared.LeadId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Fact: whether the lead as a whole stands returned. It does once no client that had it keeps it, and no longer when a
 * further client accepts it after that. Of one lead the latest holds.
 *
 * @param returnReason of the return after which nobody kept it; null when it is kept again
 * @param claimedFromSource whether its source owes the cost back
 */
public record LeadReturned(
        LeadId leadId,
        Instant at,
        boolean returned,
        @Nullable String returnReason,
        boolean claimedFromSource) implements Event {

    @Override
    public String key() {
        return leadId.toString();
    }
}
