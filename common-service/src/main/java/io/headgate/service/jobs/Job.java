package io.headgate.service.jobs;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One job that comes round again and again. A turn that fails is logged and counted, and no exception escapes, so that
 * the next turn comes; how long ago the last one succeeded is a metric that grows until one does.
 */
public final class Job {

    private static final Logger LOG = LoggerFactory.getLogger(Job.class);

    private final String name;
    private final MeterRegistry registry;
    private final JobTurns turns;
    private final Clock clock;
    private volatile Instant lastSuccess;

    Job(String name, MeterRegistry registry, JobTurns turns, Clock clock) {
        this.name = name;
        this.registry = registry;
        this.turns = turns;
        this.clock = clock;
        // Until a first turn succeeds the age counts from the start.
        this.lastSuccess = clock.instant();
        Gauge.builder("headgate_job_success_age_seconds", this, Job::secondsSinceSuccess)
                .tag("job", name)
                .description("How long ago this copy last saw the job succeed, or since its start")
                .register(registry);
    }

    /** One turn in this copy; false when it failed. */
    public boolean run(Runnable turn) {
        return timed(() -> {
                    turn.run();
                    return true;
                })
                .isPresent();
    }

    /**
     * One turn in one copy of the service for each interval; empty when another copy has had it, or when it failed. A
     * turn that takes longer than the interval keeps no other copy from the next one.
     */
    public <T> Optional<T> callInOneCopy(Duration interval, Supplier<T> turn) {
        return claim(interval)
                .filter(JobTurns.Claim::mine)
                .flatMap(_ -> timed(() -> {
                    var result = turn.get();
                    turns.recordSuccess(name);
                    return result;
                }));
    }

    /**
     * Counts in one copy of the service for each interval, and gives every copy what was counted last; empty when that
     * failed, and as long as nobody has counted yet.
     */
    public OptionalLong countInOneCopy(Duration interval, LongSupplier turn) {
        var claimed = claim(interval);
        if (claimed.isEmpty() || !claimed.get().mine()) {
            return claimed.map(JobTurns.Claim::lastCount).orElse(OptionalLong.empty());
        }
        var counted = timed(() -> {
            var count = turn.getAsLong();
            turns.recordCount(name, count);
            return count;
        });
        if (counted.isEmpty()) {
            forgetCount();
        }
        return counted.map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    private void forgetCount() {
        try {
            turns.forgetCount(name);
        } catch (RuntimeException e) {
            tellFailure(e);
        }
    }

    private Optional<JobTurns.Claim> claim(Duration interval) {
        try {
            var claimed = turns.claim(name, interval);
            claimed.lastSuccess().ifPresent(at -> lastSuccess = at);
            return Optional.of(claimed);
        } catch (RuntimeException e) {
            tellFailure(e);
            return Optional.empty();
        }
    }

    private <T> Optional<T> timed(Supplier<T> turn) {
        long began = System.nanoTime();
        var outcome = "failed";
        try {
            var result = turn.get();
            outcome = "succeeded";
            lastSuccess = clock.instant();
            return Optional.of(result);
        } catch (RuntimeException e) {
            tellFailure(e);
            return Optional.empty();
        } finally {
            Timer.builder("headgate_job")
                    .tag("job", name)
                    .tag("outcome", outcome)
                    .register(registry)
                    .record(Duration.ofNanos(System.nanoTime() - began));
        }
    }

    // No message, because the driver's may quote what was read or written.
    private void tellFailure(RuntimeException e) {
        LOG.warn("job {} failed and is tried again: {}", name, e.getClass().getSimpleName());
    }

    private double secondsSinceSuccess() {
        return Duration.between(lastSuccess, clock.instant()).toMillis() / 1000.0;
    }
}
