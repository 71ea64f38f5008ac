package io.headgate.reconciliation.core.ledger;

import org.jspecify.annotations.Nullable;

/** Whose statement shows an entry: a vendor's or a client's, never both, so that neither reads of the other. */
public record Counterparty(
        @Nullable String sourceId,
        @Nullable String vendorId,
        @Nullable String clientId) {

    public Counterparty {
        if (clientId != null && (sourceId != null || vendorId != null)) {
            throw new IllegalArgumentException("an entry is a vendor's or a client's");
        }
    }

    public static Counterparty vendorOf(String sourceId, String vendorId) {
        return new Counterparty(sourceId, vendorId, null);
    }

    public static Counterparty client(String clientId) {
        return new Counterparty(null, null, clientId);
    }
}
