package io.headgate.delivery.queue;

import io.headgate.delivery.core.NextStep;
import io.headgate.model.delivery.v1.DeliveryAttempted;
import io.headgate.model.delivery.v1.DeliveryFinished;
import io.headgate.model.routing.v1.Allocation;
import io.headgate.model.shared.Money;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Makes the facts that this service says; the one place where its state becomes the contract's. */
public final class DeliveryEvents {

    private DeliveryEvents() {}

    public static DeliveryAttempted deliveryAttempted(
            ClaimedDelivery delivery, AttemptResult attempted, @Nullable Instant nextAttemptAt) {
        return new DeliveryAttempted(
                delivery.routed().leadId(),
                delivery.id(),
                delivery.endpointId(),
                delivery.attempt(),
                delivery.startedAt(),
                attempted.millis(),
                attempted.outcome().result(),
                attempted.status(),
                attempted.outcome().reason(),
                attempted.outcome().detail(),
                delivery.mayHaveIt(),
                attempted.request(),
                attempted.response(),
                nextAttemptAt,
                attempted.code());
    }

    public static DeliveryFinished deliveryFinished(
            ClaimedDelivery delivery, NextStep.Finish finish, AttemptResult attempted, Instant at) {
        var routed = delivery.routed();
        return new DeliveryFinished(
                routed.leadId(),
                at,
                routed.round(),
                routed.configVersion(),
                routed.allocation(),
                routed.facts(),
                finish.outcome(),
                finish.reason(),
                attempted.outcome().buyerReason(),
                attempted.outcome().externalId(),
                delivery.attempt(),
                money(attempted.outcome().price(), routed.allocation()));
    }

    public static DeliveryFinished deliveryFinished(
            DeliveryRow row,
            NextStep.Finish finish,
            @Nullable String buyerReason,
            @Nullable String externalId,
            @Nullable BigDecimal price,
            Instant at) {
        var routed = row.routed();
        return new DeliveryFinished(
                routed.leadId(),
                at,
                routed.round(),
                routed.configVersion(),
                routed.allocation(),
                routed.facts(),
                finish.outcome(),
                finish.reason(),
                buyerReason,
                externalId,
                row.attempts(),
                money(price, routed.allocation()));
    }

    // Only an acceptance has one.
    private static @Nullable Money money(@Nullable BigDecimal price, Allocation allocation) {
        return price == null
                ? null
                : Money.of(price.toPlainString(), allocation.price().currency());
    }
}
