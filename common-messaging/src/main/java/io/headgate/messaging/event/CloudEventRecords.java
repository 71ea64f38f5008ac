package io.headgate.messaging.event;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** CloudEvents 1.0 in Kafka's binary mode: attributes in {@code ce_} headers, JSON in the value. */
public final class CloudEventRecords {

    private static final String ID = "ce_id";
    public static final String TYPE = "ce_type";
    private static final String TIME = "ce_time";

    private CloudEventRecords() {}

    /** Writes the attributes of an event that {@code source} publishes into the headers of its record. */
    public static void write(Headers headers, UUID id, String type, String source, Instant time, String subject) {
        put(headers, "ce_specversion", "1.0");
        put(headers, ID, id.toString());
        put(headers, TYPE, type);
        put(headers, "ce_source", "/headgate/" + source);
        put(headers, TIME, time.toString());
        put(headers, "ce_subject", subject);
        put(headers, "content-type", "application/json");
    }

    /** The header as text; null when the record does not carry it. */
    public static @Nullable String header(ConsumerRecord<?, ?> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    /**
     * The event's id.
     *
     * @throws PoisonException when the header is missing or no UUID
     */
    public static UUID id(ConsumerRecord<?, ?> record) {
        var text = header(record, ID);
        try {
            return UUID.fromString(text == null ? "" : text);
        } catch (IllegalArgumentException e) {
            throw new PoisonException("the record has no valid ce_id");
        }
    }

    /** When the event happened; the time of the record where the header is missing or cannot be read. */
    public static Instant time(ConsumerRecord<?, ?> record) {
        var text = header(record, TIME);
        try {
            return text == null ? Instant.ofEpochMilli(record.timestamp()) : Instant.parse(text);
        } catch (DateTimeParseException e) {
            return Instant.ofEpochMilli(record.timestamp());
        }
    }

    /** Adds one header of text. */
    public static void put(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
