package io.headgate.messaging;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The names and tags of what messaging measures. Tags are consumer names only: a closed set. */
public class MessagingMetrics {

    private final MeterRegistry registry;
    // One a consumer, for good: looking a timer up costs more than using it.
    private final Map<String, Timer> lags = new ConcurrentHashMap<>();

    MessagingMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Counts a record that was put aside. */
    public void deadLetter(String consumer) {
        registry.counter("headgate_dead_letters", "consumer", consumer).increment();
    }

    /** Counts events that came again and were known already. */
    public void redelivered(String consumer, int events) {
        registry.counter("headgate_events_redelivered", "consumer", consumer).increment(events);
    }

    /** Counts rows that were deleted because their time was over. */
    public void purged(String table, int rows) {
        registry.counter("headgate_purged_rows", "table", table).increment(rows);
    }

    /** From the event's commit at its origin to the commit of its effects here. */
    public void handled(String consumer, Duration sinceEvent) {
        lags.computeIfAbsent(consumer, this::lag).record(sinceEvent);
    }

    private Timer lag(String consumer) {
        return Timer.builder("headgate_event_lag")
                .tag("consumer", consumer)
                .publishPercentileHistogram()
                .register(registry);
    }

    /** Shows how old the oldest unpublished message is, in seconds, and how many wait in this copy's memory. */
    public void watchOutbox(Supplier<Number> oldestSeconds, Supplier<Number> queued) {
        Gauge.builder("headgate_outbox_oldest_seconds", oldestSeconds).register(registry);
        Gauge.builder("headgate_outbox_queue", queued).register(registry);
    }

    /** Shows which version of the configuration this copy has taken, and whether every part of it has. */
    public void watchConfiguration(Supplier<Number> version, BooleanSupplier complete) {
        Gauge.builder("headgate_config_version", version)
                .description("The version of the configuration that every part of this copy has taken")
                .register(registry);
        Gauge.builder("headgate_config_incomplete", () -> complete.getAsBoolean() ? 0 : 1)
                .description("1 while a part of this copy cannot take the latest configuration; it is tried again")
                .register(registry);
    }
}
