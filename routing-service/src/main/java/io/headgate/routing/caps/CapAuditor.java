package io.headgate.routing.caps;

import io.headgate.routing.config.RoutingMetrics;
import io.headgate.routing.config.RoutingProperties;
import io.headgate.service.jobs.Job;
import io.headgate.service.jobs.Jobs;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Compares every cap's counter with the live reservations behind it, as {@link CounterAudit} does. A difference is a bug,
 * and is published as such; nothing is corrected silently.
 */
@Component
class CapAuditor {

    private static final Logger LOG = LoggerFactory.getLogger(CapAuditor.class);
    private static final Duration KEEP_AFTER_END = Duration.ofDays(35);

    private static final String FORGET_TAKINGS = """
        DELETE FROM reservation_bucket rb USING cap_bucket b
         WHERE b.id = rb.bucket_id AND b.window_end < :before
        """;

    private static final String FORGET_BUCKETS = "DELETE FROM cap_bucket WHERE window_end < :before";

    private final JdbcClient jdbc;
    private final RoutingMetrics metrics;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Duration interval;
    private final CounterAudit counters;
    private final Job audit;
    private final Job forget;

    CapAuditor(
            JdbcClient jdbc,
            RoutingMetrics metrics,
            PlatformTransactionManager transactions,
            Clock clock,
            RoutingProperties properties,
            Jobs jobs) {
        this.jdbc = jdbc;
        this.metrics = metrics;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.interval = properties.auditInterval();
        this.counters = new CounterAudit(jdbc, transactions);
        this.audit = jobs.job("caps.audit");
        this.forget = jobs.job("caps.forget-windows");
    }

    @Scheduled(fixedDelayString = "${headgate.routing.audit-interval:1m}")
    void audit() {
        var drift = audit.countInOneCopy(interval, () -> counters.drift(clock.instant()));
        drift.ifPresentOrElse(metrics::drift, metrics::driftUnknown);
        if (drift.orElse(0) != 0) {
            LOG.error("counters differ from their reservations by {} units", drift.getAsLong());
        }
    }

    /** Forgets windows that ended long ago; the reservations themselves stay. */
    @Scheduled(fixedDelayString = "1h", initialDelayString = "10m")
    void forgetOldWindows() {
        forget.callInOneCopy(
                Duration.ofHours(1),
                () -> transaction.execute(_ -> {
                    var before = Timestamp.from(clock.instant().minus(KEEP_AFTER_END));
                    return jdbc.sql(FORGET_TAKINGS).param("before", before).update()
                            + jdbc.sql(FORGET_BUCKETS).param("before", before).update();
                }));
    }
}
