package io.headgate.delivery.queue;

import io.headgate.delivery.core.AttemptOutcome;
import org.jspecify.annotations.Nullable;

/**
 * An attempt as it may be stored: request and answer are redacted already.
 *
 * @param status the HTTP status; null when no answer came
 * @param ours whether it failed for a reason of ours that says nothing about the endpoint
 */
public record AttemptResult(
        AttemptOutcome outcome,
        @Nullable Integer status,
        String request,
        @Nullable String response,
        long millis,
        boolean ours) {}
