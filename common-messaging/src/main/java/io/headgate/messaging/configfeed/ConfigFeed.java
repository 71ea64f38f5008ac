package io.headgate.messaging.configfeed;

import io.headgate.messaging.event.CloudEventRecords;
import io.headgate.messaging.event.EventJson;
import io.headgate.model.portal.v1.ConfigPublished;
import io.headgate.model.shared.Event;
import io.headgate.model.shared.EventTypes;
import io.headgate.model.shared.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import tools.jackson.core.JacksonException;

/**
 * What the control plane has published, live within the time of one Kafka fetch. The feed keeps its own copy in the
 * service's schema: a service starts and runs on the last version it saw, with neither broker nor portal up.
 */
public class ConfigFeed implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ConfigFeed.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration RETRY = Duration.ofMillis(500);
    private static final int MOST_DOUBLINGS = 6;

    private final Supplier<org.apache.kafka.clients.consumer.Consumer<String, byte[]>> consumers;
    private final ConfigStore store;
    private final ConfigState state = new ConfigState();
    private final List<Consumer<ConfigSnapshot>> listeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<ConfigPublished>> historians = new CopyOnWriteArrayList<>();
    // Used by the feed's thread only.
    private final Map<String, ConfigStore.Entry> unsaved = new LinkedHashMap<>();
    private boolean unannounced;
    private List<Consumer<ConfigSnapshot>> behind = List.of();
    private int failures;
    private long retryAt;
    private volatile ConfigSnapshot current = new ConfigState().snapshot();
    private volatile ConfigSnapshot latest = current;
    private volatile boolean complete = true;
    private volatile boolean running;
    private volatile boolean caughtUp;
    private volatile org.apache.kafka.clients.consumer.@Nullable Consumer<String, byte[]> consumer;

    ConfigFeed(Map<String, Object> consumerProperties, ConfigStore store) {
        this(() -> new KafkaConsumer<>(following(consumerProperties)), store);
    }

    ConfigFeed(Supplier<org.apache.kafka.clients.consumer.Consumer<String, byte[]>> consumers, ConfigStore store) {
        this.consumers = consumers;
        this.store = store;
        store.all().forEach(entry -> take(entry.type(), entry.payload()));
        latest = state.snapshot();
        current = latest;
    }

    private static Map<String, Object> following(Map<String, Object> consumerProperties) {
        var properties = new HashMap<>(consumerProperties);
        properties.remove("group.id");
        properties.put("auto.offset.reset", "earliest");
        properties.put("enable.auto.commit", false);
        properties.put("fetch.min.bytes", 1);
        properties.put("reconnect.backoff.max.ms", 1000);
        return properties;
    }

    /**
     * The version that every listener has taken, with the latest word on pauses, keys and secrets; version 0 and empty
     * before the first publish.
     */
    public ConfigSnapshot current() {
        return current;
    }

    /** The latest version, which is not live while {@link #complete} says no. */
    public int latestVersion() {
        return latest.version();
    }

    /** Whether every listener has taken the latest version. One that failed is tried again until it has. */
    public boolean complete() {
        return complete;
    }

    /**
     * Calls the listener with the present snapshot and then with every later one, on the feed's thread. A listener that
     * throws keeps the version from being live, and from being what the service starts with, and is called again.
     *
     * @throws RuntimeException what the listener throws at the present snapshot: a service does not start without
     *     its configuration
     */
    public synchronized void onChange(Consumer<ConfigSnapshot> listener) {
        listeners.add(listener);
        listener.accept(current);
    }

    /**
     * Calls the listener with every version in its order from now on, also with one that a later version overtook in the
     * same fetch, and before this service's copy holds it: for those who must price a fact by the version that decided it.
     */
    public void onEveryVersion(Consumer<ConfigPublished> historian) {
        historians.add(historian);
    }

    /** Whether the topic has been read to its end since the start. */
    public boolean caughtUp() {
        return caughtUp;
    }

    @Override
    public void start() {
        running = true;
        Thread.ofPlatform().name("config-feed").daemon().start(this::loop);
    }

    private void loop() {
        while (running) {
            try (var mine = consumers.get()) {
                consumer = mine;
                follow(mine);
            } catch (WakeupException e) {
                LOG.debug("the configuration feed was woken to stop");
            } catch (KafkaException | DataAccessException e) {
                LOG.warn(
                        "the configuration feed was interrupted, trying again: {}",
                        e.getClass().getSimpleName());
                pause();
            }
        }
    }

    private void follow(org.apache.kafka.clients.consumer.Consumer<String, byte[]> mine) {
        var partition = new TopicPartition(Topics.CONFIG.topic(), 0);
        mine.assign(List.of(partition));
        mine.seekToBeginning(List.of(partition));
        long end = mine.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        // The backlog is taken as one change: its older entries must not come alive for a moment. Each is read as it
        // comes,
        // because a few dozen versions of a national network do not fit in memory side by side.
        while (running && mine.position(partition) < end) {
            mine.poll(POLL).forEach(this::take);
        }
        announce();
        store();
        caughtUp = true;
        while (running) {
            var news = mine.poll(POLL);
            news.forEach(this::take);
            announce();
            // Written when it is quiet again: other services here may still be getting ready for the same version.
            if (news.isEmpty()) {
                store();
            }
        }
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        byte @Nullable [] value = record.value();
        var type = CloudEventRecords.header(record, CloudEventRecords.TYPE);
        if (value != null && type != null && take(type, value)) {
            unsaved.put(record.key(), new ConfigStore.Entry(record.key(), type, value));
            unannounced = true;
        }
    }

    // Live first: an emergency brake must not wait for the database.
    private void announce() {
        if (unannounced) {
            failures = 0;
            announce(state.snapshot(), listeners);
            unannounced = false;
        } else if (!complete && System.nanoTime() - retryAt >= 0) {
            announce(latest, behind);
        }
    }

    private void store() {
        // What cannot be stored now is tried again at the next poll. A version that is not live is not what to
        // start with.
        for (var waiting = unsaved.values().iterator(); waiting.hasNext(); ) {
            var entry = waiting.next();
            if (complete || !entry.type().equals(EventTypes.CONFIG_PUBLISHED.type())) {
                store.put(entry);
                waiting.remove();
            }
        }
    }

    private boolean take(String type, byte[] payload) {
        var known = EventTypes.ofType(type);
        if (known.isEmpty()) {
            return false;
        }
        try {
            Event event = EventJson.read(payload, known.get().payload());
            var fresh = state.take(event);
            if (fresh && event instanceof ConfigPublished version) {
                tell(version);
            }
            return fresh;
        } catch (JacksonException e) {
            LOG.error("an unreadable configuration entry of type {} was skipped", type);
            return false;
        }
    }

    private void tell(ConfigPublished version) {
        for (var historian : historians) {
            try {
                historian.accept(version);
            } catch (RuntimeException e) {
                LOG.error("a view of configuration version {} failed", version.version(), e);
            }
        }
    }

    private synchronized void announce(ConfigSnapshot snapshot, List<Consumer<ConfigSnapshot>> told) {
        var failed = new ArrayList<Consumer<ConfigSnapshot>>();
        for (var listener : told) {
            try {
                listener.accept(snapshot);
            } catch (RuntimeException e) {
                // One view that fails to compile must not keep the others on the old version.
                LOG.error("a view of configuration version {} failed", snapshot.version(), e);
                failed.add(listener);
            }
        }
        behind = failed;
        latest = snapshot;
        complete = failed.isEmpty();
        // Last: whoever reads here that a version is live finds every part of the service on it.
        current = complete ? snapshot : snapshot.of(current);
        if (complete) {
            LOG.atInfo().addKeyValue("config_version", snapshot.version()).log("config.applied");
        } else {
            retryAt = System.nanoTime()
                    + RETRY.multipliedBy(1L << Math.min(failures++, MOST_DOUBLINGS))
                            .toNanos();
        }
    }

    private void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            running = false;
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

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 2000;
    }
}
