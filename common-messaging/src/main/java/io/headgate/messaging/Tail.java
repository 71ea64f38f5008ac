package io.headgate.messaging;

import io.headgate.model.shared.Event;
import io.headgate.model.shared.EventTypes;
import io.headgate.model.shared.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import tools.jackson.core.JacksonException;

/** Reads a topic's end without a group: every copy of the service sees every new event, and nothing is remembered. */
public final class Tail implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Tail.class);
    private static final Duration POLL = Duration.ofMillis(500);

    private final String name;
    private final Topics topic;
    private final Map<String, Object> properties;
    private final Predicate<String> keys;
    private final Consumer<Received<Event>> listener;
    private volatile boolean running;
    private volatile @Nullable KafkaConsumer<String, byte[]> consumer;

    Tail(
            String name,
            Topics topic,
            Map<String, Object> properties,
            Predicate<String> keys,
            Consumer<Received<Event>> listener) {
        this.name = name;
        this.topic = topic;
        this.properties = new HashMap<>(properties);
        this.properties.remove("group.id");
        this.properties.put("auto.offset.reset", "latest");
        this.properties.put("enable.auto.commit", false);
        this.properties.put("fetch.min.bytes", 1);
        this.properties.put("reconnect.backoff.max.ms", 1000);
        this.keys = keys;
        this.listener = listener;
    }

    @Override
    public void start() {
        running = true;
        Thread.ofPlatform().name(name).daemon().start(this::loop);
    }

    private void loop() {
        while (running) {
            try (var mine = new KafkaConsumer<String, byte[]>(properties)) {
                consumer = mine;
                var partitions = mine.partitionsFor(topic.topic(), Duration.ofSeconds(10)).stream()
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
                mine.assign(partitions);
                mine.seekToEnd(partitions);
                while (running) {
                    mine.poll(POLL).forEach(this::show);
                }
            } catch (WakeupException e) {
                LOG.debug("{} was woken to stop", name);
            } catch (KafkaException e) {
                LOG.warn(
                        "{} lost the broker, trying again: {}",
                        name,
                        e.getClass().getSimpleName());
                pause();
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            running = false;
        }
    }

    private void show(ConsumerRecord<String, byte[]> record) {
        try {
            var type = RecordForm.header(record, RecordForm.TYPE);
            var known = type == null ? null : EventTypes.ofType(type).orElse(null);
            if (known != null && record.key() != null && keys.test(record.key())) {
                Event event = EventJson.read(record.value(), known.payload());
                listener.accept(new Received<>(RecordForm.id(record), RecordForm.time(record), event));
            }
        } catch (JacksonException | PoisonException e) {
            // The consumers that keep things bury such records; here they are only looked at.
            LOG.debug("{} skipped a record: {}", name, e.getClass().getSimpleName());
        }
    }

    @Override
    public void stop() {
        running = false;
        var mine = consumer;
        if (mine != null) {
            mine.wakeup();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
