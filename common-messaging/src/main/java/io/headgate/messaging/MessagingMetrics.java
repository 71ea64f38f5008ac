package io.headgate.messaging;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The names and tags of what messaging measures. Tags are consumer names only: a closed set. */
class MessagingMetrics {

    private final MeterRegistry registry;
    // One a consumer, for good: looking a timer up costs more than using it.
    private final Map<String, Timer> lags = new ConcurrentHashMap<>();

    MessagingMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void deadLetter(String consumer) {
        registry.counter("headgate_dead_letters", "consumer", consumer).increment();
    }

    void redelivered(String consumer, int events) {
        registry.counter("headgate_events_redelivered", "consumer", consumer).increment(events);
    }

    void purged(String table, int rows) {
        registry.counter("headgate_purged_rows", "table", table).increment(rows);
    }

    /** From the event's commit at its origin to the commit of its effects here. */
    void handled(String consumer, Duration sinceEvent) {
        lags.computeIfAbsent(consumer, this::lag).record(sinceEvent);
    }

    private Timer lag(String consumer) {
        return Timer.builder("headgate_event_lag")
                .tag("consumer", consumer)
                .publishPercentileHistogram()
                .register(registry);
    }

    void watch(OutboxAge age, EagerPublisher publisher) {
        Gauge.builder("headgate_outbox_oldest_seconds", age, OutboxAge::seconds).register(registry);
        Gauge.builder("headgate_outbox_queue", publisher, EagerPublisher::queued)
                .register(registry);
    }

    void watch(ConfigFeed feed) {
        Gauge.builder("headgate_config_version", feed, each -> each.current().version())
                .description("The version of the configuration that every part of this copy has taken")
                .register(registry);
        Gauge.builder("headgate_config_incomplete", feed, each -> each.complete() ? 0 : 1)
                .description("1 while a part of this copy cannot take the latest configuration; it is tried again")
                .register(registry);
    }
}
