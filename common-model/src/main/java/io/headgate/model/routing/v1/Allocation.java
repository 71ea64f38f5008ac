package io.headgate.model.routing.v1;

import io.headgate.model.shared.AllocationId;
import io.headgate.model.shared.DeliveryId;
import io.headgate.model.shared.Money;
import org.jspecify.annotations.Nullable;

/** Which endpoint gets the lead, at what price, under which right. */
public record Allocation(
        AllocationId allocationId,
        DeliveryId deliveryId,
        String clientId,
        String endpointId,
        Money price,
        String stepId,
        @Nullable String right,
        @Nullable Integer tier) {}
