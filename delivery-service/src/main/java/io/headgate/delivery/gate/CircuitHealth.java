package io.headgate.delivery.gate;

import io.headgate.model.delivery.v1.EndpointHealthChanged.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A breaker's state as it is stored and announced.
 *
 * @param openUntil when probing begins; null when not open, or when only a changed set-up can help
 * @param reopened failed probes in a row
 */
public record CircuitHealth(
        String endpointId,
        State state,
        Instant since,
        @Nullable Instant openUntil,
        int reopened,
        @Nullable String reason) {}
