package io.headgate.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.messaging.retention.Purger;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** What every service forgets and keeps of its own messaging, in batches that are smaller than what there is to forget. */
@HeadgateIT
@TestPropertySource(properties = {"headgate.retention.batch=10", "headgate.retention.dead-letters=P30D"})
class PurgeIT {

    @Autowired
    private Purger purger;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void forgetsAllThatIsOldEnoughHoweverManyBatchesItTakes() throws InterruptedException {
        var consumer = UUID.randomUUID().toString();
        seen(consumer, 35, Duration.ofDays(15));
        seen(consumer, 3, Duration.ofDays(13));

        purger.purge();

        assertThat(inbox(consumer)).isEqualTo(3);
    }

    @Test
    void keepsDeadLettersForAsLongAsItWasTold() throws InterruptedException {
        var consumer = UUID.randomUUID().toString();
        buried(consumer, 1, Duration.ofDays(31));
        buried(consumer, 2, Duration.ofDays(29));

        purger.purge();

        assertThat(jdbc.sql("SELECT kafka_offset FROM dead_letter WHERE consumer = ?")
                        .param(consumer)
                        .query(Long.class)
                        .list())
                .containsExactly(2L);
    }

    @Test
    void passesOverRowsThatSomebodyElseHolds() {
        var consumer = UUID.randomUUID().toString();
        seen(consumer, 5, Duration.ofDays(15));

        transaction.executeWithoutResult(status -> {
            jdbc.sql("SELECT 1 FROM inbox WHERE consumer = ? LIMIT 2 FOR UPDATE")
                    .param(consumer)
                    .query(Integer.class)
                    .list();
            // On a connection of its own; it would wait for this transaction if it waited for anybody.
            assertThat(elsewhere(purger::purge)).isGreaterThanOrEqualTo(3);
        });

        assertThat(inbox(consumer)).isEqualTo(2);
    }

    private static long elsewhere(java.util.concurrent.Callable<Long> work) {
        var task = new java.util.concurrent.FutureTask<>(work);
        Thread.ofPlatform().daemon().start(task);
        try {
            return task.get(20, java.util.concurrent.TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private long inbox(String consumer) {
        return jdbc.sql("SELECT count(*) FROM inbox WHERE consumer = ?")
                .param(consumer)
                .query(Long.class)
                .single();
    }

    private void seen(String consumer, int events, Duration ago) {
        jdbc.sql("""
            INSERT INTO inbox (consumer, event_id, seen_at)
            SELECT ?, gen_random_uuid(), now() - ? * interval '1 second' FROM generate_series(1, ?)
            """).param(consumer).param(ago.toSeconds()).param(events).update();
    }

    private void buried(String consumer, long offset, Duration ago) {
        jdbc.sql("""
            INSERT INTO dead_letter (id, consumer, topic, kafka_partition, kafka_offset, reason, at)
            VALUES (gen_random_uuid(), ?, 't', 0, ?, 'test', now() - ? * interval '1 second')
            """).param(consumer).param(offset).param(ago.toSeconds()).update();
    }
}
