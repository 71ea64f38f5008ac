package io.headgate.model.delivery.v1;

import io.headgate.model.shared.DeliveryId;
import io.headgate.model.shared.Event;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.ReasonCode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Fact: one attempt to deliver. Request and response are redacted before they get here: the person's values and
 * secrets are replaced, the response is cut at 4 KiB.
 *
 * @param status HTTP status; null when no answer came
 * @param nextAttemptAt null when there will be no further attempt
 */
public record DeliveryAttempted(
        LeadId leadId,
        DeliveryId deliveryId,
        String endpointId,
        int attempt,
        Instant startedAt,
        long millis,
        AttemptClass result,
        @Nullable Integer status,
        @Nullable ReasonCode reason,
        @Nullable String detail,
        boolean possibleDuplicate,
        String request,
        @Nullable String response,
        @Nullable Instant nextAttemptAt)
        implements Event {

    @Override
    public String key() {
        return leadId.toString();
    }
}
