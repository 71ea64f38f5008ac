package io.headgate.messaging.retention;

import io.headgate.messaging.MessagingMetrics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;

/**
 * Forgets what the service's rules allow, again and again, in small statements with rests between them: no lock is held
 * for long, and what a crash interrupts goes on at the next turn.
 */
public class Purger implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Purger.class);
    private static final Duration FIRST = Duration.ofMinutes(5);
    private static final Duration REST = Duration.ofMillis(100);

    private final JdbcClient jdbc;
    private final List<PurgeRule> rules;
    private final Clock clock;
    private final MessagingMetrics metrics;
    private final Duration every;
    private final int batch;
    private volatile boolean running;
    private Thread thread = new Thread();

    Purger(JdbcClient jdbc, List<PurgeRule> rules, Clock clock, MessagingMetrics metrics, Duration every, int batch) {
        this.jdbc = jdbc;
        this.rules = List.copyOf(rules);
        this.clock = clock;
        this.metrics = metrics;
        this.every = every;
        this.batch = batch;
    }

    /** One turn: returns how many rows went. */
    public long purge() throws InterruptedException {
        long gone = 0;
        var now = clock.instant();
        for (var rule : rules) {
            var before = rule.before().apply(now);
            if (before.isPresent()) {
                gone += purge(rule, before.get());
            }
        }
        return gone;
    }

    private long purge(PurgeRule rule, Instant before) throws InterruptedException {
        long gone = 0;
        int last;
        do {
            last = jdbc.sql(rule.statement())
                    .param("before", before.atOffset(ZoneOffset.UTC))
                    .param("batch", batch)
                    .update();
            gone += last;
            metrics.purged(rule.table(), last);
            if (last == batch) {
                Thread.sleep(REST);
            }
        } while (last == batch);
        if (gone > 0) {
            LOG.atInfo()
                    .addKeyValue("table", rule.table())
                    .addKeyValue("rows", gone)
                    .addKeyValue("before", before)
                    .log("rows.purged");
        }
        return gone;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("purger").start(this::loop);
    }

    private void loop() {
        var wait = FIRST.compareTo(every) < 0 ? FIRST : every;
        while (running) {
            try {
                Thread.sleep(wait);
                wait = every;
                purge();
            } catch (InterruptedException e) {
                return;
            } catch (DataAccessException | TransactionException e) {
                LOG.warn(
                        "a purge failed, trying again in {}: {}",
                        every,
                        e.getClass().getSimpleName());
            }
        }
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
