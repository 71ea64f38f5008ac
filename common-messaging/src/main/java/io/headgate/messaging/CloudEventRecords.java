package io.headgate.messaging;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** CloudEvents 1.0 in Kafka's binary mode: attributes in {@code ce_} headers, JSON in the value. */
final class CloudEventRecords {

    static final String ID = "ce_id";
    static final String TYPE = "ce_type";
    static final String TIME = "ce_time";

    private CloudEventRecords() {}

    static ProducerRecord<String, byte[]> of(OutboxRow row, String source) {
        var record = new ProducerRecord<>(row.topic(), row.key(), row.payload());
        put(record.headers(), "ce_specversion", "1.0");
        put(record.headers(), ID, row.id().toString());
        put(record.headers(), TYPE, row.type());
        put(record.headers(), "ce_source", "/headgate/" + source);
        put(record.headers(), TIME, row.time().toString());
        put(record.headers(), "ce_subject", row.key());
        put(record.headers(), "content-type", "application/json");
        if (row.traceparent() != null) {
            put(record.headers(), TraceContext.HEADER, row.traceparent());
        }
        return record;
    }

    static @Nullable String header(ConsumerRecord<?, ?> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    /**
     * The event's id.
     *
     * @throws PoisonException when the header is missing or no UUID
     */
    static UUID id(ConsumerRecord<?, ?> record) {
        var text = header(record, ID);
        try {
            return UUID.fromString(text == null ? "" : text);
        } catch (IllegalArgumentException e) {
            throw new PoisonException("the record has no valid ce_id");
        }
    }

    static Instant time(ConsumerRecord<?, ?> record) {
        var text = header(record, TIME);
        try {
            return text == null ? Instant.ofEpochMilli(record.timestamp()) : Instant.parse(text);
        } catch (java.time.format.DateTimeParseException e) {
            return Instant.ofEpochMilli(record.timestamp());
        }
    }

    private static void put(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
