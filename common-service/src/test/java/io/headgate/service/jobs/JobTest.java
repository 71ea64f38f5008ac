package io.headgate.service.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/** What a job lets its operators know. */
class JobTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private final Job job = new Jobs(registry, JdbcClient.create(new SimpleDriverDataSource()), new Clock() {
                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }

                @Override
                public Instant instant() {
                    return now;
                }
            })
            .job("probe.turn");

    @Test
    void theAgeOfTheLastSuccessGrowsWhileTurnsFail() {
        job.run(() -> {});
        now = now.plus(Duration.ofMinutes(2));

        job.run(() -> {
            throw new IllegalStateException("no luck");
        });

        assertThat(age()).isEqualTo(120);
        assertThat(turns("failed")).isEqualTo(1);
    }

    @Test
    void aSuccessMakesItYoungAgain() {
        now = now.plus(Duration.ofMinutes(2));

        assertThat(job.run(() -> {})).isTrue();

        assertThat(age()).isZero();
        assertThat(turns("succeeded")).isEqualTo(1);
    }

    @Test
    void whoAsksTheDatabaseInVainHasNoTurnAndGoesOnLiving() {
        now = now.plus(Duration.ofMinutes(2));

        assertThat(job.countInOneCopy(Duration.ofMinutes(1), () -> 7)).isEmpty();

        assertThat(age()).isEqualTo(120);
    }

    private double age() {
        return registry.get("headgate_job_success_age_seconds").gauge().value();
    }

    private long turns(String outcome) {
        return registry.get("headgate_job").tag("outcome", outcome).timer().count();
    }
}
