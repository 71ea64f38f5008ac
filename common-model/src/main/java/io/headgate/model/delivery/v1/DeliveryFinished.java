package io.headgate.model.delivery.v1;

import io.headgate.model.routing.v1.Allocation;
import io.headgate.model.shared.Event;
import io.headgate.model.shared.LeadFacts;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.ReasonCode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Fact: a delivery reached its end. Said exactly once per delivery.
 *
 * @param buyerReason the endpoint's own words for a refusal, redacted
 * @param externalId the receiver's id for the lead, when its answer has one
 */
public record DeliveryFinished(
        LeadId leadId,
        Instant at,
        int round,
        int configVersion,
        Allocation allocation,
        LeadFacts facts,
        DeliveryOutcome outcome,
        @Nullable ReasonCode reason,
        @Nullable String buyerReason,
        @Nullable String externalId,
        int attempts)
        implements Event {

    @Override
    public String key() {
        return leadId.toString();
    }
}
