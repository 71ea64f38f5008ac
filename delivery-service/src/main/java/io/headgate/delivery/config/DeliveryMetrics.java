package io.headgate.delivery.config;

import io.headgate.model.delivery.v1.AttemptClass;
import io.headgate.model.delivery.v1.DeliveryOutcome;
import io.headgate.model.shared.ReasonCode;
import io.headgate.outbound.limit.CircuitState;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What this service measures. Tags are enums only; an endpoint is never one, since there may be thousands. */
@Component
public final class DeliveryMetrics {

    private final MeterRegistry registry;
    private final Map<CircuitState, AtomicInteger> breakers = new EnumMap<>(CircuitState.class);
    private final AtomicLong oldestDueMillis = new AtomicLong();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicLong unconfirmed = new AtomicLong();
    private final AtomicLong oldestUnconfirmedSeconds = new AtomicLong();
    private final Timer firstSend;

    DeliveryMetrics(MeterRegistry registry) {
        this.registry = registry;
        for (var state : CircuitState.values()) {
            breakers.put(
                    state,
                    registry.gauge(
                            "headgate.delivery.breakers",
                            io.micrometer.core.instrument.Tags.of("state", lower(state)),
                            new AtomicInteger()));
        }
        registry.gauge("headgate.delivery.queue.age", oldestDueMillis, millis -> millis.get() / 1000.0);
        registry.gauge("headgate.delivery.in.flight", inFlight);
        registry.gauge("headgate.delivery.unconfirmed", unconfirmed);
        registry.gauge("headgate.delivery.unconfirmed.age", oldestUnconfirmedSeconds);
        for (var how : Resolved.values()) {
            registry.counter("headgate.delivery.resolved", "how", lower(how));
        }
        registry.counter("headgate.delivery.accepted.after.end");
        firstSend = Timer.builder("headgate.delivery.gate.wait")
                .description("from the decision to the start of the first attempt")
                .publishPercentileHistogram()
                .register(registry);
    }

    /** How a delivery in doubt came to its certain end. */
    public enum Resolved {
        CONFIRMED,
        LATE_ANSWER,
        WRITTEN_OFF,
        LET_GO
    }

    /** A delivery in doubt came to its certain end. */
    public void resolved(Resolved how) {
        registry.counter("headgate.delivery.resolved", "how", lower(how)).increment();
    }

    /** An endpoint accepted a delivery that had ended without it. */
    public void acceptedAfterEnd() {
        registry.counter("headgate.delivery.accepted.after.end").increment();
    }

    /** How many deliveries are in doubt now, and since when the oldest of them is. */
    public void inDoubt(long count, long oldestSeconds) {
        unconfirmed.set(count);
        oldestUnconfirmedSeconds.set(oldestSeconds);
    }

    /** One attempt was made. */
    public void attempted(AttemptClass result, long millis) {
        Timer.builder("headgate.delivery.attempt")
                .tag("result", lower(result))
                .publishPercentileHistogram()
                .register(registry)
                .record(Duration.ofMillis(millis));
    }

    /** One delivery ended. */
    public void finished(DeliveryOutcome outcome, @Nullable ReasonCode reason) {
        registry.counter(
                        "headgate.delivery.finished",
                        "outcome",
                        lower(outcome),
                        "reason",
                        reason == null ? "none" : lower(reason))
                .increment();
    }

    /** A first attempt began this long after the decision. */
    public void waited(Duration wait) {
        firstSend.record(wait.isNegative() ? Duration.ZERO : wait);
    }

    /** A worker vanished in the middle of an attempt. */
    public void leaseExpired(int count) {
        registry.counter("headgate.delivery.leases.expired").increment(count);
    }

    public void inFlight(int change) {
        inFlight.addAndGet(change);
    }

    /** How many breakers are in each state now, and how long the oldest due delivery waits. */
    public void observed(Map<CircuitState, Integer> states, double oldestDueSeconds) {
        breakers.forEach((state, gauge) -> gauge.set(states.getOrDefault(state, 0)));
        oldestDueMillis.set((long) (oldestDueSeconds * 1000));
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
