package io.headgate.delivery.dispatch;

import io.headgate.delivery.core.NextStep;
import io.headgate.model.delivery.v1.DeliveryAttempted;
import io.headgate.model.delivery.v1.DeliveryFinished;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Makes the facts that this service says; the one place where its state becomes the contract's. */
final class Facts {

    private Facts() {}

    static DeliveryAttempted attempted(ClaimedDelivery delivery, Attempted attempted, @Nullable Instant nextAttemptAt) {
        return new DeliveryAttempted(
                delivery.leadId(),
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
                nextAttemptAt);
    }

    static DeliveryFinished finished(
            ClaimedDelivery delivery, NextStep.Finish finish, Attempted attempted, Instant at) {
        return new DeliveryFinished(
                delivery.leadId(),
                at,
                delivery.round(),
                delivery.configVersion(),
                delivery.allocation(),
                delivery.facts(),
                finish.outcome(),
                finish.reason(),
                attempted.outcome().buyerReason(),
                attempted.outcome().externalId(),
                delivery.attempt());
    }

    static DeliveryFinished finished(
            DeliveryRow row,
            NextStep.Finish finish,
            @Nullable String buyerReason,
            @Nullable String externalId,
            Instant at) {
        return new DeliveryFinished(
                row.leadId(),
                at,
                row.round(),
                row.configVersion(),
                row.allocation(),
                row.facts(),
                finish.outcome(),
                finish.reason(),
                buyerReason,
                externalId,
                row.attempts());
    }
}
