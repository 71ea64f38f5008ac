package io.headgate.service.jobs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which copy has a job's turn: the first that asks once the interval is over, by the database's clock. */
class JobTurns {

    // Copies do not ask at the same moments: a turn may come a little before the whole interval is over.
    private static final double ALMOST = 0.9;

    private static final String CLAIM = """
        INSERT INTO job_turn (job, started_at) VALUES (:job, clock_timestamp())
        ON CONFLICT (job) DO UPDATE SET started_at = excluded.started_at
         WHERE job_turn.started_at <= clock_timestamp() - :millis * interval '1 millisecond'
        RETURNING job
        """;

    private static final String LAST = "SELECT succeeded_at, counted FROM job_turn WHERE job = :job";

    private static final String SUCCEEDED = """
        UPDATE job_turn SET succeeded_at = clock_timestamp(), counted = :counted WHERE job = :job
        """;

    private static final String FORGET_COUNT = "UPDATE job_turn SET counted = NULL WHERE job = :job";

    private final JdbcClient jdbc;

    JobTurns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether the turn is this copy's, and otherwise when any copy last succeeded and what it counted. */
    record Claim(boolean mine, Optional<Instant> lastSuccess, OptionalLong lastCount) {

        private static final Claim MINE = new Claim(true, Optional.empty(), OptionalLong.empty());
        private static final Claim UNKNOWN = new Claim(false, Optional.empty(), OptionalLong.empty());
    }

    Claim claim(String job, Duration interval) {
        var mine = jdbc.sql(CLAIM)
                .param("job", job)
                .param("millis", Math.round(interval.toMillis() * ALMOST))
                .query(String.class)
                .optional();
        return mine.isPresent() ? Claim.MINE : last(job);
    }

    void recordSuccess(String job) {
        record(job, null);
    }

    void recordCount(String job, long counted) {
        record(job, counted);
    }

    void forgetCount(String job) {
        jdbc.sql(FORGET_COUNT).param("job", job).update();
    }

    private void record(String job, @Nullable Long counted) {
        jdbc.sql(SUCCEEDED)
                .param("counted", counted, Types.BIGINT)
                .param("job", job)
                .update();
    }

    private Claim last(String job) {
        return jdbc.sql(LAST)
                .param("job", job)
                .query((row, _) -> last(row))
                .optional()
                .orElse(Claim.UNKNOWN);
    }

    private static Claim last(ResultSet row) throws SQLException {
        var success = Optional.ofNullable(row.getObject("succeeded_at", OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
        var counted = row.getLong("counted");
        return new Claim(false, success, row.wasNull() ? OptionalLong.empty() : OptionalLong.of(counted));
    }
}
