package io.headgate.reconciliation.dispositions;

import io.headgate.reconciliation.core.DeliveredLead;
import org.jspecify.annotations.Nullable;

/**
 * Who says what became of deliveries.
 *
 * @param name as it is kept with what was said
 * @param clientId whose deliveries may be named; null for whoever may name all
 */
record DispositionActor(String name, @Nullable String clientId) {

    /** A person of the brand, who may speak of every delivery. */
    static DispositionActor operator(String name) {
        return new DispositionActor(name, null);
    }

    /** A client, for which the deliveries of others are not there. */
    static DispositionActor client(String id) {
        return new DispositionActor("client " + id, id);
    }

    boolean mayNameDelivery(DeliveredLead lead) {
        return clientId == null || clientId.equals(lead.clientId());
    }
}
