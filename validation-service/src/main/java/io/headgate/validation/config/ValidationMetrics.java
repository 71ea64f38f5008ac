package io.headgate.validation.config;

import io.headgate.model.config.CheckName;
import io.headgate.model.shared.ReasonCode;
import io.headgate.model.validation.v1.ValidationOutcome;
import io.headgate.model.validation.v1.Verdict;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What validation measures; every tag comes from a closed set. */
@Component
public class ValidationMetrics {

    private final MeterRegistry registry;

    public ValidationMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    public void checked(CheckName check, Verdict verdict, long nanos) {
        Timer.builder("headgate_validation_check")
                .tag("check", check.wireName())
                .tag("verdict", verdict.name())
                .register(registry)
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    public void validated(ValidationOutcome outcome, @Nullable ReasonCode reason) {
        registry.counter(
                        "headgate_validation_leads",
                        "outcome",
                        outcome.name(),
                        "reason",
                        reason == null ? "none" : reason.name())
                .increment();
    }
}
