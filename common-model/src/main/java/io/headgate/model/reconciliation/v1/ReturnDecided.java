package io.headgate.model.reconciliation.v1;

import io.headgate.model.shared.DeliveryId;
import io.headgate.model.shared.Event;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.ReasonCode;
import io.headgate.model.shared.ReturnId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Fact: a client's return was decided under the client's own policy, and whether the source's policy lets us claim it.
 *
 * @param refusal null exactly when approved
 * @param claimRefusal why the source does not owe a credit; null when it does or when the return was refused
 */
public record ReturnDecided(
        ReturnId returnId,
        LeadId leadId,
        DeliveryId deliveryId,
        String clientId,
        String endpointId,
        Instant at,
        String returnReason,
        boolean approved,
        @Nullable ReasonCode refusal,
        boolean claimedFromSource,
        @Nullable ReasonCode claimRefusal)
        implements Event {

    @Override
    public String key() {
        return leadId.toString();
    }
}
