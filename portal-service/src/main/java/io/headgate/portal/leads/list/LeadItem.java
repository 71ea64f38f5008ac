package io.headgate.portal.leads.list;

import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Money;
import io.headgate.model.shared.ReasonCode;
import io.headgate.portal.core.LeadStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One lead in a list: where it stands, who has it, and how long that took.
 *
 * @param unconfirmed whether a delivery of it waits for somebody to say whether it arrived
 * @param acceptedLate whether an endpoint accepted a delivery that had ended without it
 */
public record LeadItem(
        LeadId leadId,
        Instant receivedAt,
        @Nullable String sourceId,
        @Nullable String vendorId,
        @Nullable String serviceLine,
        @Nullable String segment,
        @Nullable String zip,
        @Nullable String city,
        @Nullable String state,
        LeadStatus status,
        @Nullable ReasonCode reason,
        @Nullable String endpointId,
        @Nullable String clientId,
        @Nullable Money price,
        @Nullable Long decidedMs,
        @Nullable Long deliveredMs,
        @Nullable Instant heldUntil,
        boolean unconfirmed,
        boolean acceptedLate,
        boolean test) {}
