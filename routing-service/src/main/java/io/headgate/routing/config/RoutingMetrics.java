package io.headgate.routing.config;

import io.headgate.model.routing.v1.DecisionOutcome;
import io.headgate.model.shared.ReasonCode;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Every figure that routing-service publishes; tags come from bounded sets only. */
@Component
public class RoutingMetrics {

    private final MeterRegistry registry;
    private final Timer decisions;
    private final Timer batches;
    private final Timer receivedToDecided;
    private final DistributionSummary capUse;
    private final Counter widened;
    private volatile double drift = Double.NaN;
    private final AtomicLong held = new AtomicLong();
    private final AtomicLong inReview = new AtomicLong();

    RoutingMetrics(MeterRegistry registry) {
        this.registry = registry;
        decisions = Timer.builder("headgate_routing_decision")
                .description("Time the engine takes for one decision")
                .publishPercentileHistogram()
                .register(registry);
        batches = Timer.builder("headgate_routing_batch")
                .description("Time to decide and write one batch, locks included")
                .register(registry);
        receivedToDecided = Timer.builder("headgate_routing_received_to_decided")
                .description("From the lead's receipt to its first decision")
                .publishPercentileHistogram()
                .register(registry);
        capUse = DistributionSummary.builder("headgate_routing_cap_use")
                .description("Share of a cap in use after a lead was taken from it")
                .serviceLevelObjectives(0.5, 0.8, 0.9, 1.0)
                .register(registry);
        widened = Counter.builder("headgate_routing_locks_widened")
                .description("Batches that came out differently under lock and were decided again under all locks")
                .register(registry);
        Gauge.builder("headgate_routing_cap_drift", this, metrics -> metrics.drift)
                .description("Units by which counters differ from their reservations; anything but 0 is a bug, and"
                        + " not a number says that nobody could count")
                .register(registry);
        Gauge.builder("headgate_routing_held", held, AtomicLong::get)
                .description("Leads that wait for a time or capacity")
                .register(registry);
        Gauge.builder("headgate_routing_review", inReview, AtomicLong::get)
                .description("Leads that wait for a person")
                .register(registry);
    }

    public void decided(DecisionOutcome outcome, @Nullable ReasonCode reason, long micros) {
        decisions.record(Duration.ofNanos(micros * 1000));
        Counter.builder("headgate_routing_decisions")
                .description("Decisions by outcome and reason")
                .tag("outcome", outcome.name())
                .tag("reason", reason == null ? "none" : reason.name())
                .register(registry)
                .increment();
    }

    public void firstDecision(Duration sinceReceived) {
        receivedToDecided.record(sinceReceived);
    }

    public void batch(Duration took) {
        batches.record(took);
    }

    public void locksWidened() {
        widened.increment();
    }

    public void capUsed(long taken, long limit) {
        if (limit > 0) {
            capUse.record((double) taken / limit);
        }
    }

    public void settled(String outcome) {
        Counter.builder("headgate_routing_settled")
                .description("Reservations settled by the outcome of their delivery")
                .tag("outcome", outcome)
                .register(registry)
                .increment();
    }

    public void drift(long units) {
        drift = units;
    }

    /** Nobody has counted yet, or the last count failed. */
    public void driftUnknown() {
        drift = Double.NaN;
    }

    public void waiting(long heldLeads, long leadsInReview) {
        held.set(heldLeads);
        inReview.set(leadsInReview);
    }
}
