package io.headgate.messaging.outbox;

import io.headgate.messaging.event.CloudEventRecords;
import io.headgate.messaging.event.TraceContext;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** One message on its way to Kafka. */
record OutboxMessage(
        UUID id,
        String topic,
        String key,
        String type,
        byte[] payload,
        @Nullable String traceparent,
        Instant time) {

    /** The Kafka record of this message, published by {@code source}. */
    ProducerRecord<String, byte[]> toRecord(String source) {
        var record = new ProducerRecord<>(topic, key, payload);
        CloudEventRecords.write(record.headers(), id, type, source, time, key);
        if (traceparent != null) {
            CloudEventRecords.put(record.headers(), TraceContext.HEADER, traceparent);
        }
        return record;
    }
}
