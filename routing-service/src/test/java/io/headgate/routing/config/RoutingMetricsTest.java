package io.headgate.routing.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.model.routing.v1.DecisionOutcome;
import io.headgate.model.shared.ReasonCode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The figures say what happened. */
class RoutingMetricsTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final RoutingMetrics metrics = new RoutingMetrics(registry);

    @Test
    void countsDecisionsByOutcomeAndReason() {
        metrics.decided(DecisionOutcome.ALLOCATED, null, 40);
        metrics.decided(DecisionOutcome.REJECTED, ReasonCode.NO_SALE, 60);
        metrics.decided(DecisionOutcome.REJECTED, ReasonCode.NO_SALE, 20);

        assertThat(registry.get("headgate_routing_decisions")
                        .tags("outcome", "REJECTED", "reason", "NO_SALE")
                        .counter()
                        .count())
                .isEqualTo(2);
        assertThat(registry.get("headgate_routing_decision").timer().totalTime(TimeUnit.MICROSECONDS))
                .isEqualTo(120);
    }

    @Test
    void showsTheShareOfACapInUse() {
        metrics.capUsed(40, 40);
        metrics.capUsed(0, 0);

        var use = registry.get("headgate_routing_cap_use").summary();
        assertThat(use.count()).isEqualTo(1);
        assertThat(use.max()).isEqualTo(1);
    }

    @Test
    void showsDriftAndWhoWaits() {
        metrics.drift(3);
        metrics.waiting(5, 2);
        metrics.batch(Duration.ofMillis(7));

        assertThat(registry.get("headgate_routing_cap_drift").gauge().value()).isEqualTo(3);
        assertThat(registry.get("headgate_routing_held").gauge().value()).isEqualTo(5);
        assertThat(registry.get("headgate_routing_review").gauge().value()).isEqualTo(2);
        assertThat(registry.get("headgate_routing_batch").timer().count()).isEqualTo(1);
    }
}
