package io.headgate.delivery.core;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a receiver answered, reduced to what its meaning depends on.
 *
 * @param body the text, at most as much as was read
 * @param json the body as maps, lists, strings, numbers and booleans; null when it is not JSON
 * @param complete false when the body was cut or never ended
 */
public record Answer(
        int status,
        @Nullable Duration retryAfter,
        String body,
        @Nullable Object json,
        boolean complete) {}
