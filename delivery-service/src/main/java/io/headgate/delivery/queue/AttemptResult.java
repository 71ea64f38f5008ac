package io.headgate.delivery.queue;

import io.headgate.delivery.core.AttemptOutcome;
import org.jspecify.annotations.Nullable;

/**
 * An attempt as it may be stored: request and answer are redacted already.
 *
 * @param code the answer's code with its protocol, such as HTTP 503; null when no answer came
 * @param status the HTTP status; null when no answer came, and for other protocols
 * @param ours whether it failed for a reason of ours that says nothing about the endpoint
 */
public record AttemptResult(
        AttemptOutcome outcome,
        @Nullable String code,
        @Nullable Integer status,
        String request,
        @Nullable String response,
        long millis,
        boolean ours) {}
