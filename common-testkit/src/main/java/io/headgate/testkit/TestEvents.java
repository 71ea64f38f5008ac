package io.headgate.testkit;

import io.headgate.messaging.consumer.Subscription;
import io.headgate.messaging.event.EventIds;
import io.headgate.messaging.event.EventJson;
import io.headgate.model.shared.Event;
import io.headgate.model.shared.EventTypes;
import io.headgate.model.shared.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts events on the topics and sees everything that is on them, in the order it arrived. */
public class TestEvents implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(20);

    private final JdbcClient jdbc;
    private final Admin admin;
    private final KafkaProducer<String, byte[]> producer;
    private final Sightings seen = new Sightings();
    private final Set<TopicPartition> watched;
    private final Map<TopicPartition, Long> seenUpTo = new ConcurrentHashMap<>();
    private final Thread watcher;
    private volatile boolean open = true;

    TestEvents(String bootstrap, JdbcClient jdbc) {
        this.jdbc = jdbc;
        admin = Admin.create(Map.of("bootstrap.servers", bootstrap));
        watched = partitions(get(admin.listTopics().names()).stream()
                .filter(topic -> topic.startsWith("headgate."))
                .toList());
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
            consumer.assign(watched);
            consumer.seekToBeginning(watched);
            while (open) {
                consumer.poll(Duration.ofMillis(100)).forEach(this::see);
            }
        } catch (org.apache.kafka.common.errors.InterruptException e) {
            open = false;
        }
    }

    private void see(ConsumerRecord<String, byte[]> record) {
        seen.add(record);
        seenUpTo.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
    }

    /**
     * Returns when everything that the service has committed itself to say is seen here: no event waits in its outbox,
     * and all that stands on the topics has been read. What is not in {@link #all} then was not said.
     */
    public void settle() {
        Awaitility.await("an empty outbox")
                .atMost(TestPlatform.PATIENCE)
                .pollInterval(POLL)
                .until(() -> jdbc.sql("SELECT count(*) FROM outbox")
                                .query(Long.class)
                                .single()
                        == 0);
        var ends = ends(watched);
        Awaitility.await("everything that was said")
                .atMost(TestPlatform.PATIENCE)
                .pollInterval(POLL)
                .until(() -> ends.entrySet().stream()
                        .allMatch(end -> seenUpTo.getOrDefault(end.getKey(), 0L) >= end.getValue()));
    }

    /** Returns when the consumer is done with everything that stands on the topic now. */
    public void awaitConsumed(Subscription consumer, Topics topic) {
        var ends = ends(partitions(List.of(topic.topic())));
        Awaitility.await(consumer.name() + " to take what stands on " + topic.topic())
                .atMost(TestPlatform.PATIENCE)
                .pollInterval(POLL)
                .until(() -> consumedUpTo(consumer, ends));
    }

    private boolean consumedUpTo(Subscription consumer, Map<TopicPartition, Long> ends) {
        var done = get(admin.listConsumerGroupOffsets(consumer.name()).partitionsToOffsetAndMetadata());
        return ends.entrySet().stream().allMatch(end -> {
            var committed = done.get(end.getKey());
            return end.getValue() == 0 || (committed != null && committed.offset() >= end.getValue());
        });
    }

    private Map<TopicPartition, Long> ends(Set<TopicPartition> partitions) {
        var latest = partitions.stream().collect(Collectors.toMap(one -> one, _ -> OffsetSpec.latest()));
        return get(admin.listOffsets(latest).all()).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> end.getValue().offset()));
    }

    private Set<TopicPartition> partitions(Collection<String> topics) {
        var found = new HashSet<TopicPartition>();
        get(admin.describeTopics(topics).allTopicNames()).forEach((topic, described) -> described
                .partitions()
                .forEach(partition -> found.add(new TopicPartition(topic, partition.partition()))));
        return Set.copyOf(found);
    }

    private static <T> T get(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends an event under a new id and returns the id. */
    public UUID send(Topics topic, Event event) {
        var id = EventIds.next();
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
        header(record, "ce_id", EventIds.next().toString());
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
        return seen.of(type);
    }

    public <E extends Event> List<E> all(Class<E> type, Predicate<E> which) {
        return all(type).stream().filter(which).toList();
    }

    /** Waits until an event of the type fulfils the predicate, and returns the first that does. */
    public <E extends Event> E await(Class<E> type, Predicate<E> which) {
        return Awaitility.await("an event " + type.getSimpleName())
                .atMost(TestPlatform.PATIENCE)
                .pollInterval(POLL)
                .until(() -> all(type).stream().filter(which).findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    /** Every raw record value on all topics as text, for searching what must not be there. */
    public List<String> everything() {
        return seen.records().stream()
                .filter(record -> record.value() != null)
                .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                .toList();
    }

    /** How many records of this key stand on a dead-letter topic. */
    public long deadLetters(Topics topic, String key) {
        return seen.records().stream()
                .filter(record -> record.topic().equals(topic.deadLetters()))
                .filter(record -> key.equals(record.key()))
                .count();
    }

    @Override
    public void close() {
        open = false;
        watcher.interrupt();
        producer.close(Duration.ofSeconds(1));
        admin.close(Duration.ofSeconds(1));
    }
}
