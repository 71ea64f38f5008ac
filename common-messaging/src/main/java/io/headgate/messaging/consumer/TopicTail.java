package io.headgate.messaging.consumer;

import io.headgate.messaging.event.CloudEventRecords;
import io.headgate.messaging.event.EventJson;
import io.headgate.messaging.event.PoisonException;
import io.headgate.model.shared.Event;
import io.headgate.model.shared.EventTypes;
import io.headgate.model.shared.Topics;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
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

/**
 * Reads a topic's end without a group: every copy of the service sees every new event, and nothing is remembered. While
 * nobody wants it, it rests, and costs neither this process nor the broker anything.
 */
public final class TopicTail implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(TopicTail.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration REST_AFTER = Duration.ofSeconds(5);
    // What is published between the wish and the first look is shown too, even where clocks differ a little.
    private static final Duration LOOK_BACK = Duration.ofSeconds(2);

    private final Clock clock;
    private final String name;
    private final Topics topic;
    private final Map<String, Object> properties;
    private final Interest interest;
    private final Consumer<ReceivedEvent<Event>> listener;
    private volatile boolean running;
    private volatile Thread thread = new Thread();
    private volatile @Nullable KafkaConsumer<String, byte[]> consumer;

    /**
     * Whether anybody wants events now, and of which keys; everything else is passed over without being decoded.
     */
    public interface Interest {

        boolean any();

        boolean in(String key);
    }

    TopicTail(
            String name,
            Topics topic,
            Map<String, Object> properties,
            Interest interest,
            Consumer<ReceivedEvent<Event>> listener,
            Clock clock) {
        this.name = name;
        this.clock = clock;
        this.topic = topic;
        this.properties = new HashMap<>(properties);
        this.properties.remove("group.id");
        this.properties.put("auto.offset.reset", "latest");
        this.properties.put("enable.auto.commit", false);
        this.properties.put("fetch.min.bytes", 1);
        this.properties.put("reconnect.backoff.max.ms", 1000);
        this.interest = interest;
        this.listener = listener;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name(name).daemon().start(this::loop);
    }

    /** Ends the rest, to be called when an interest has begun: what is published from now on will be shown. */
    public void wake() {
        LockSupport.unpark(thread);
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
                long wanted = System.nanoTime() - REST_AFTER.toNanos();
                while (running) {
                    if (interest.any()) {
                        wanted = System.nanoTime();
                    } else if (System.nanoTime() - wanted >= REST_AFTER.toNanos()) {
                        rest();
                        seekBack(mine, partitions);
                        continue;
                    }
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

    private void rest() {
        while (running && !interest.any()) {
            LockSupport.parkNanos(this, POLL.toNanos());
        }
    }

    private void seekBack(KafkaConsumer<String, byte[]> mine, List<TopicPartition> partitions) {
        long since = clock.millis() - LOOK_BACK.toMillis();
        var times = new HashMap<TopicPartition, Long>();
        partitions.forEach(partition -> times.put(partition, since));
        mine.seekToEnd(partitions);
        mine.offsetsForTimes(times).forEach((partition, found) -> {
            if (found != null) {
                mine.seek(partition, found.offset());
            }
        });
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
            var type = CloudEventRecords.header(record, CloudEventRecords.TYPE);
            var known = type == null ? null : EventTypes.ofType(type).orElse(null);
            if (known != null && record.key() != null && interest.in(record.key())) {
                Event event = EventJson.read(record.value(), known.payload());
                listener.accept(new ReceivedEvent<>(
                        CloudEventRecords.id(record), CloudEventRecords.time(record), event, record.value()));
            }
        } catch (JacksonException | PoisonException e) {
            // The consumers that keep things bury such records; here they are only looked at.
            LOG.debug("{} skipped a record: {}", name, e.getClass().getSimpleName());
        }
    }

    @Override
    public void stop() {
        running = false;
        wake();
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
