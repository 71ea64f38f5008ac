package io.headgate.reconciliation.core;

import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Money;
import java.time.Instant;

/** A lead that was accrued to its source, with the terms it was accepted under. */
public record PayableLead(
        LeadId leadId,
        String sourceId,
        String vendorId,
        Money cost,
        int rateCardVersion,
        Instant receivedAt,
        Instant payableAt) {}
