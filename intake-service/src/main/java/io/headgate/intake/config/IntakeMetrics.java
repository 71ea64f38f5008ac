package io.headgate.intake.config;

import io.headgate.model.shared.ReasonCode;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What intake measures. Tags come from closed lists only. */
@Component
public class IntakeMetrics {

    private final MeterRegistry registry;
    private final Timer waited;

    public IntakeMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.waited = Timer.builder("headgate_intake_wait")
                .description("Time that callers with Prefer: wait waited for the decision")
                .register(registry);
    }

    /** One submission got a lead id: accepted into the pipeline, or rejected at once. */
    public void recorded(@Nullable ReasonCode reason, Duration took) {
        Timer.builder("headgate_intake_submission")
                .description("From the request's first byte read to the commit")
                .tag("outcome", reason == null ? "received" : "rejected")
                .tag("reason", reason == null ? "none" : reason.name())
                .publishPercentileHistogram()
                .register(registry)
                .record(took);
    }

    /** One request came to nothing: no lead id was given. */
    public void refused(String code) {
        registry.counter("headgate_intake_refused", "code", code).increment();
    }

    /** A repeat of a request that was answered before. */
    public void replayed() {
        registry.counter("headgate_intake_replayed").increment();
    }

    public void waited(Duration took) {
        waited.record(took);
    }
}
