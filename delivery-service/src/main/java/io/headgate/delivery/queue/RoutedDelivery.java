package io.headgate.delivery.queue;

import io.headgate.model.routing.v1.Allocation;
import io.headgate.model.shared.DeliveryId;
import io.headgate.model.shared.LeadFacts;
import io.headgate.model.shared.LeadId;
import java.time.Instant;

/**
 * What routing decided for one delivery; it never changes.
 *
 * @param traceparent the trace of the decision, which everything about the delivery continues
 */
public record RoutedDelivery(
        DeliveryId id,
        LeadId leadId,
        int round,
        int configVersion,
        Allocation allocation,
        LeadFacts facts,
        String traceparent,
        Instant routedAt) {

    public String endpointId() {
        return allocation.endpointId();
    }
}
