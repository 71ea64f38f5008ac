package io.headgate.outbound.limit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A circuit breaker's state as it is stored and announced.
 *
 * @param name the receiver that it stands before
 * @param openUntil when probing begins; null when not open, or when only a changed set-up can help
 * @param reopened failed probes in a row
 */
public record CircuitHealth(
        String name,
        CircuitState state,
        Instant since,
        @Nullable Instant openUntil,
        int reopened,
        @Nullable String reason) {}
