package io.headgate.testkit;

import io.headgate.messaging.event.EventJson;
import io.headgate.model.shared.Event;
import io.headgate.model.shared.EventTypes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * The records that were seen, in the order they arrived. Tests ask again and again for the events of a type, among tens of
 * thousands that other tests left: each is parsed once, when it is first asked for.
 */
final class Sightings {

    private final List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
    private final Map<String, List<Sighting>> byType = new HashMap<>();
    private final Map<String, Set<String>> idsByType = new HashMap<>();

    private static final class Sighting {

        private byte @Nullable [] unread;
        private @Nullable Event event;

        Sighting(byte @Nullable [] value) {
            unread = value;
        }

        // A killers test puts records on the topic that nobody can read.
        @Nullable
        Event event(Class<? extends Event> type) {
            if (unread != null) {
                try {
                    event = EventJson.read(unread, type);
                } catch (JacksonException e) {
                    event = null;
                }
                unread = null;
            }
            return event;
        }
    }

    synchronized void add(ConsumerRecord<String, byte[]> record) {
        records.add(record);
        var type = header(record, "ce_type");
        if (!record.topic().endsWith(".dlt")
                && idsByType.computeIfAbsent(type, _ -> new HashSet<>()).add(header(record, "ce_id"))) {
            byType.computeIfAbsent(type, _ -> new ArrayList<>()).add(new Sighting(record.value()));
        }
    }

    synchronized List<ConsumerRecord<String, byte[]>> records() {
        return List.copyOf(records);
    }

    /** The events of the type, one per event id; what cannot be read is left out. */
    synchronized <E extends Event> List<E> of(Class<E> type) {
        var found = new ArrayList<E>();
        for (var sighting : byType.getOrDefault(typeName(type), List.of())) {
            var event = sighting.event(type);
            if (event != null) {
                found.add(type.cast(event));
            }
        }
        return found;
    }

    private static String typeName(Class<? extends Event> type) {
        for (var known : EventTypes.values()) {
            if (known.payload() == type) {
                return known.type();
            }
        }
        throw new IllegalArgumentException(type + " is not an event");
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
