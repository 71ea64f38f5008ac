package io.headgate.model.reconciliation.v1;

import io.headgate.model.shared.DeliveryId;
import io.headgate.model.shared.Event;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Money;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Fact: what became of a delivered lead, as its client says. There may be several of one delivery, and the newest one
 * holds, see {@link #BY_TIME}; a correction is a new one.
 *
 * @param value what the sale is worth, where that is known
 * @param deliveredAt when the client had accepted the lead
 * @param at when it was recorded here
 */
public record DispositionRecorded(
        LeadId leadId,
        DeliveryId deliveryId,
        String clientId,
        String endpointId,
        DispositionStatus status,
        @Nullable Money value,
        Instant occurredAt,
        Instant deliveredAt,
        Instant at)
        implements Event {

    /** The last of one delivery's is the one that holds: by when it occurred, then was recorded, then its rank. */
    public static final Comparator<DispositionRecorded> BY_TIME = Comparator.comparing(DispositionRecorded::occurredAt)
            .thenComparing(DispositionRecorded::at)
            .thenComparing(DispositionRecorded::status);

    @Override
    public String key() {
        return leadId.toString();
    }
}
