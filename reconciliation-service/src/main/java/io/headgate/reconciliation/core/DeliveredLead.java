package io.headgate.reconciliation.core;

import io.headgate.model.config.BillingMode;
import io.headgate.model.shared.DeliveryId;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Money;
import java.time.Instant;

/** A delivery that a client accepted, with everything a later return needs, whatever the configuration says by then. */
public record DeliveredLead(
        DeliveryId deliveryId,
        LeadId leadId,
        String clientId,
        String endpointId,
        String sourceId,
        Money price,
        BillingMode billing,
        String brandId,
        int rateCardVersion,
        Instant receivedAt,
        Instant deliveredAt) {}
