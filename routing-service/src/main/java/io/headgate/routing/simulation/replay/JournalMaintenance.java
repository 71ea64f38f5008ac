package io.headgate.routing.simulation.replay;

import io.headgate.routing.journal.Checkpoints;
import io.headgate.service.jobs.Job;
import io.headgate.service.jobs.Jobs;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes checkpoints of the counters, and forgets what is too old to be replayed, a batch at a time. */
@Component
class JournalMaintenance {

    private static final Logger LOG = LoggerFactory.getLogger(JournalMaintenance.class);
    private static final int BATCH = 5000;
    private static final long ONE_AT_A_TIME = 0x6a6f75726e616cL;

    private static final String FORGET = """
        DELETE FROM journal WHERE seq IN (SELECT seq FROM journal WHERE at < :before LIMIT :batch)
        """;

    // A checkpoint is of use as long as the entries after it are there.
    private static final String FORGET_CHECKPOINTS = "DELETE FROM journal_checkpoint WHERE at < :before";

    private static final String THIN = """
        DELETE FROM journal_checkpoint c
         WHERE c.at < :before
           AND EXISTS (SELECT FROM journal_checkpoint first
                        WHERE first.at < c.at AND first.at >= date_trunc('day', c.at, 'UTC'))
        """;

    // Content is named anew once it was not used for some hours, so what is that old is used by no entry that is left.
    private static final String FORGET_CONTENT =
            "DELETE FROM journal_content WHERE used_at < CAST(:before AS timestamptz) - interval '2 days'";

    private static final String FORGET_RESULTS =
            "DELETE FROM replay WHERE requested_at < :before AND state <> 'RUNNING'";

    private final JdbcClient jdbc;
    private final Checkpoints checkpoints;
    private final ReplayProperties properties;
    private final TransactionTemplate transaction;
    private final TransactionTemplate snapshot;
    private final Clock clock;
    private final Job checkpoint;
    private final Job forget;

    JournalMaintenance(
            JdbcClient jdbc,
            ReplayProperties properties,
            PlatformTransactionManager transactions,
            Clock clock,
            Jobs jobs) {
        this.jdbc = jdbc;
        this.checkpoints = new Checkpoints(jdbc);
        this.properties = properties;
        this.transaction = new TransactionTemplate(transactions);
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.clock = clock;
        this.checkpoint = jobs.job("journal.checkpoint");
        this.forget = jobs.job("journal.forget");
    }

    /** Writes the counters down when that is due; one copy of the service does. */
    @Scheduled(fixedDelayString = "1m", initialDelayString = "1s")
    void checkpointWhenDue() {
        checkpoint.run(() -> {
            var now = clock.instant();
            var last = checkpoints.last();
            if (last.isEmpty()
                    || !last.get().plus(properties.checkpointInterval()).isAfter(now)) {
                checkpoint();
            }
        });
    }

    void checkpoint() {
        snapshot.executeWithoutResult(_ -> {
            if (jdbc.sql("SELECT pg_try_advisory_xact_lock(?)")
                    .param(ONE_AT_A_TIME)
                    .query(Boolean.class)
                    .single()) {
                checkpoints.takeCheckpoint(clock.instant());
            }
        });
    }

    @Scheduled(fixedDelayString = "1h", initialDelayString = "15m")
    void forget() {
        forget.callInOneCopy(Duration.ofHours(1), () -> {
            var now = clock.instant();
            var oldest = now.minus(properties.retention());
            while (inBatches(oldest) == BATCH) {
                LOG.debug("a batch of old journal entries was forgotten");
            }
            delete(FORGET_CHECKPOINTS, oldest);
            delete(THIN, now.minus(properties.thinAfter()));
            delete(FORGET_CONTENT, oldest);
            delete(FORGET_RESULTS, now.minus(properties.resultRetention()));
            return true;
        });
    }

    private int inBatches(Instant before) {
        Integer forgotten = transaction.execute(_ -> jdbc.sql(FORGET)
                .param("before", Timestamp.from(before))
                .param("batch", BATCH)
                .update());
        return forgotten == null ? 0 : forgotten;
    }

    private void delete(String sql, Instant before) {
        transaction.executeWithoutResult(
                _ -> jdbc.sql(sql).param("before", Timestamp.from(before)).update());
    }
}
