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
 * @param status HTTP status; null when no answer came, and when the method is not one over HTTP
 * @param nextAttemptAt null when there will be no further attempt
 * @param answerCode the answer's code with its protocol, such as HTTP 503 or SMTP 550; null when no answer came, and in
 *     events from before there was the field
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
        @Nullable Instant nextAttemptAt,
        @Nullable String answerCode)
        implements Event {

    /** What the receiver answered with, in words for people: the code, or that there was no answer. */
    public String answer() {
        if (answerCode != null) {
            return answerCode;
        }
        return status == null ? "no answer" : "HTTP " + status;
    }

    @Override
    public String key() {
        return leadId.toString();
    }
}
