package io.headgate.model.delivery.v1;

import io.headgate.model.routing.v1.Allocation;
import io.headgate.model.shared.Event;
import io.headgate.model.shared.LeadFacts;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Money;
import io.headgate.model.shared.ReasonCode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Fact: a delivery reached its end. Said exactly once per delivery; once more when an outcome that was
 * UNKNOWN is resolved, by a late answer or by a person.
 *
 * @param buyerReason the endpoint's own words for a refusal, redacted
 * @param externalId the receiver's id for the lead, when its answer has one
 * @param answeredPrice what the receiver says that it pays, where its endpoint reads a price from the answer; it takes
 *     the place of the allocation's price. Null when the allocation's price holds
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
        int attempts,
        @Nullable Money answeredPrice)
        implements Event {

    /** The same without a price in the answer. */
    public DeliveryFinished(
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
            int attempts) {
        this(
                leadId,
                at,
                round,
                configVersion,
                allocation,
                facts,
                outcome,
                reason,
                buyerReason,
                externalId,
                attempts,
                null);
    }

    /** What its client owes for it if it accepted: its own answer's price, else the agreed one. */
    public Money price() {
        return answeredPrice == null ? allocation.price() : answeredPrice;
    }

    @Override
    public String key() {
        return leadId.toString();
    }
}
