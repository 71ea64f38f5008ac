package io.headgate.messaging;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One message on its way to Kafka. */
record OutboxRow(
        UUID id,
        String topic,
        String key,
        String type,
        byte[] payload,
        @Nullable String traceparent,
        Instant time) {}
