package io.headgate.reconciliation.returns;

import io.headgate.model.config.ReturnRemedy;
import io.headgate.model.person.Sealed;
import io.headgate.model.shared.DeliveryId;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Money;
import io.headgate.model.shared.ReasonCode;
import io.headgate.model.shared.ReturnId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A decided return; nothing about it ever changes. */
record LeadReturn(
        ReturnId returnId,
        DeliveryId deliveryId,
        LeadId leadId,
        String clientId,
        String endpointId,
        String sourceId,
        String reason,
        @Nullable Sealed note,
        Instant decidedAt,
        Decision decision,
        Claim claim,
        Money price) {

    /** Under the client's agreement: approved with a remedy, or refused by a rule. */
    record Decision(
            @Nullable ReturnRemedy remedy,
            @Nullable ReasonCode refusal,
            @Nullable String rule) {
        boolean approved() {
            return refusal == null;
        }
    }

    /** Under the source's agreement; a refused return claims nothing and says nothing. */
    record Claim(
            boolean made,
            @Nullable ReasonCode refusal,
            @Nullable String rule) {
        static final Claim NONE = new Claim(false, null, null);
        static final Claim MADE = new Claim(true, null, null);
    }
}
