package io.headgate.testkit;

import io.headgate.messaging.EventJson;
import io.headgate.messaging.Ids;
import io.headgate.model.shared.Event;
import io.headgate.model.shared.EventTypes;
import io.headgate.model.shared.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import tools.jackson.core.JacksonException;

/** Puts events on the topics and sees everything that is on them, in the order it arrived. */
public class TestEvents implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final KafkaProducer<String, byte[]> producer;
    private final List<ConsumerRecord<String, byte[]>> seen = new CopyOnWriteArrayList<>();
    private final Thread watcher;
    private volatile boolean open = true;

    TestEvents(String bootstrap) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap, "linger.ms", 0, "max.request.size", 16 * 1024 * 1024),
                new StringSerializer(),
                new ByteArraySerializer());
        watcher = Thread.ofPlatform().daemon().name("test-events").start(() -> watch(bootstrap));
    }

    private void watch(String bootstrap) {
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap, "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = new ArrayList<TopicPartition>();
            consumer.listTopics().forEach((topic, infos) -> {
                if (topic.startsWith("headgate.")) {
                    infos.forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
                }
            });
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (open) {
                consumer.poll(Duration.ofMillis(100)).forEach(seen::add);
            }
        } catch (org.apache.kafka.common.errors.InterruptException e) {
            open = false;
        }
    }

    /** Sends an event under a new id and returns the id. */
    public UUID send(Topics topic, Event event) {
        var id = Ids.next();
        sendAs(id, topic, event);
        return id;
    }

    /** Sends an event under this id: sending it twice is a redelivery. */
    public void sendAs(UUID id, Topics topic, Event event) {
        send(record(id, topic, event));
    }

    /** Sends bytes that no consumer can read, with the headers of a known type. */
    public void sendGarbage(Topics topic, EventTypes type, String key) {
        var record = new ProducerRecord<>(topic.topic(), key, "{\"not\": \"this\"".getBytes(StandardCharsets.UTF_8));
        header(record, "ce_id", Ids.next().toString());
        header(record, "ce_type", type.type());
        send(record);
    }

    private void send(ProducerRecord<String, byte[]> record) {
        try {
            producer.send(record).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ProducerRecord<String, byte[]> record(UUID id, Topics topic, Event event) {
        var record = new ProducerRecord<>(topic.topic(), event.key(), EventJson.write(event));
        header(record, "ce_id", id.toString());
        header(record, "ce_type", EventTypes.of(event).type());
        header(record, "ce_time", java.time.Instant.now().toString());
        return record;
    }

    /** The record as a consumer would get it, for handing it to a {@code Subscription} directly. */
    public static ConsumerRecord<String, byte[]> consumed(UUID id, Topics topic, Event event, long offset) {
        var sent = record(id, topic, event);
        var record = new ConsumerRecord<>(topic.topic(), 0, offset, sent.key(), sent.value());
        sent.headers().forEach(record.headers()::add);
        return record;
    }

    private static void header(ProducerRecord<String, byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    /** Every event of the type that is on any topic, one per event id, oldest first. */
    public <E extends Event> List<E> all(Class<E> type) {
        var name = typeName(type);
        var ids = new java.util.HashSet<String>();
        var found = new ArrayList<E>();
        for (var record : seen) {
            if (name.equals(header(record, "ce_type"))
                    && !record.topic().endsWith(".dlt")
                    && ids.add(header(record, "ce_id"))) {
                read(record, type).ifPresent(found::add);
            }
        }
        return found;
    }

    // A killers test puts records on the topic that nobody can read.
    private static <E extends Event> Optional<E> read(ConsumerRecord<String, byte[]> record, Class<E> type) {
        try {
            return Optional.of(EventJson.read(record.value(), type));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    public <E extends Event> List<E> all(Class<E> type, Predicate<E> which) {
        return all(type).stream().filter(which).toList();
    }

    /** Waits until an event of the type fulfils the predicate, and returns the first that does. */
    public <E extends Event> E await(Class<E> type, Predicate<E> which) {
        return Awaitility.await("an event " + type.getSimpleName())
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> all(type).stream().filter(which).findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    /** Every raw record value on all topics as text, for searching what must not be there. */
    public List<String> everything() {
        return seen.stream()
                .filter(record -> record.value() != null)
                .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                .toList();
    }

    /** How many records stand on a dead-letter topic. */
    public long deadLetters(Topics topic) {
        return seen.stream()
                .filter(record -> record.topic().equals(topic.deadLetters()))
                .count();
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

    @Override
    public void close() {
        open = false;
        watcher.interrupt();
        producer.close(Duration.ofSeconds(1));
    }
}
