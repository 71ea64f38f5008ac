package io.headgate.reconciliation.core.ledger;

import io.headgate.model.shared.DeliveryId;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.ReturnId;
import org.jspecify.annotations.Nullable;

/** What an entry is about; a vendor's statement never shows an entry that names a client, and the reverse. */
public record EntrySubject(
        LeadId leadId,
        @Nullable DeliveryId deliveryId,
        @Nullable ReturnId returnId,
        @Nullable String sourceId,
        @Nullable String vendorId,
        @Nullable String clientId) {}
