package io.headgate.routing.caps;

import io.headgate.embedded.postgres.EmbeddedPostgres;
import io.headgate.embedded.postgres.PostgresOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Prints what a look of the audit costs with many reservations of seven days, in time and in buffers of PostgreSQL. Run by
 * hand, with an empty directory: ten million reservations take some ten minutes and eight gigabytes.
 */
final class AuditMeasure {

    private static final int ENDPOINTS = 3_000;
    private static final int DAYS = 7;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final CounterAudit audit;
    private Instant now = Instant.now();

    private AuditMeasure(SingleConnectionDataSource source) {
        this.jdbc = JdbcClient.create(source);
        this.audit = new CounterAudit(jdbc, new DataSourceTransactionManager(source));
    }

    public static void main(String[] arguments) {
        var directory = Path.of(arguments[0]);
        var reservations = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10_000_000;
        try (var postgres = EmbeddedPostgres.start(PostgresOptions.forTests(directory.resolve("postgres"))
                // The tables are vacuumed once they are full, as by an autovacuum that keeps up.
                .with("autovacuum", "off")
                .with("max_wal_size", "8GB")
                .with("plan_cache_mode", "force_generic_plan"))) {
            postgres.createDatabase("audit");
            Flyway.configure()
                    .dataSource(postgres.url("audit"), postgres.user(), postgres.password())
                    .locations("classpath:db/migration/messaging", "classpath:db/migration/routing")
                    .load()
                    .migrate();
            var source =
                    new SingleConnectionDataSource(postgres.url("audit"), postgres.user(), postgres.password(), true);
            var measure = new AuditMeasure(source);
            measure.fill(reservations);
            measure.look("first look");
            for (var minute = 1; minute <= 5; minute++) {
                measure.oneMoreMinute(reservations / (DAYS * 24 * 60));
                measure.look("minute " + minute);
            }
            source.destroy();
        }
    }

    /** Every endpoint has a cap by day and one by month; each reservation takes one of both. */
    private void fill(int reservations) {
        run("ALTER TABLE reservation DROP CONSTRAINT reservation_lead_id_fkey");
        for (var index : new String[] {"client", "right", "order", "step", "endpoint"}) {
            run("DROP INDEX reservation_by_" + index);
        }
        run("ALTER TABLE reservation_bucket DROP CONSTRAINT reservation_bucket_reservation_id_fkey");
        run("ALTER TABLE reservation_bucket DROP CONSTRAINT reservation_bucket_bucket_id_fkey");
        run("""
            INSERT INTO cap_bucket (bucket_key, window_start, window_end, lock_rank, configured_limit, limit_value,
                                    config_version)
            SELECT 'endpoint:e' || e || ':count:day', day, day + interval '1 day', 0, 1000000, 1000000, 1
              FROM generate_series(0, %2$d) AS d, generate_series(0, %1$d) AS e,
                   LATERAL (SELECT date_trunc('day', now()) - (%2$d - d) * interval '1 day') AS days (day)
            UNION ALL
            SELECT 'endpoint:e' || e || ':count:month', date_trunc('month', now()), now() + interval '31 days', 1,
                   100000000, 100000000, 1
              FROM generate_series(0, %1$d) AS e
            """.formatted(ENDPOINTS - 1, DAYS - 1));
        for (var day = DAYS - 1; day >= 0; day--) {
            add(reservations / DAYS, "date_trunc('day', now()) - interval '%d days'".formatted(day));
        }
        run("VACUUM (ANALYZE) reservation");
        run("VACUUM (ANALYZE) reservation_bucket");
        run("VACUUM (ANALYZE) cap_bucket");
    }

    private void oneMoreMinute(int reservations) {
        add(reservations, "date_trunc('day', now())");
        // One in twenty is refused and gives back.
        run("""
            WITH refused AS (UPDATE reservation SET state = 'RELEASED', settled_at = now()
                              WHERE id IN (SELECT r.id FROM reservation_bucket rb JOIN reservation r ON r.id = rb.reservation_id
                                            WHERE rb.xact = (SELECT max(xact) FROM reservation_bucket) AND r.state = 'CONSUMED'
                                            LIMIT %d)
                              RETURNING id),
                 back AS (DELETE FROM reservation_bucket WHERE reservation_id IN (SELECT id FROM refused)
                          RETURNING bucket_id, units)
            UPDATE cap_bucket b SET taken = b.taken - sums.units
              FROM (SELECT bucket_id, sum(units) AS units FROM back GROUP BY bucket_id) AS sums WHERE b.id = sums.bucket_id
            """.formatted(reservations / 20));
    }

    private void add(int reservations, String day) {
        run("""
            WITH made AS MATERIALIZED (
                     SELECT gen_random_uuid() AS id, floor(random() * %1$d)::int AS e, n
                       FROM generate_series(1, %2$d) AS n),
                 slots AS (INSERT INTO reservation (id, lead_id, round, slot, endpoint_id, state, price_micros, at,
                                                    settled_at, client_id, step_key, source_id)
                           SELECT id, gen_random_uuid(), 1, 0, 'e' || e, 'CONSUMED', 25000000, %3$s + n * interval '1 ms',
                                  %3$s, 'c' || e, 's', 'source' FROM made),
                 used AS (INSERT INTO reservation_bucket (reservation_id, bucket_id, units)
                          SELECT made.id, b.id, 1
                            FROM made JOIN cap_bucket b ON b.bucket_key = 'endpoint:e' || made.e || ':count:day'
                                                       AND b.window_start = %3$s
                           UNION ALL
                          SELECT made.id, b.id, 1
                            FROM made JOIN cap_bucket b ON b.bucket_key = 'endpoint:e' || made.e || ':count:month'
                          RETURNING bucket_id)
            UPDATE cap_bucket b SET taken = b.taken + sums.units
              FROM (SELECT bucket_id, count(*) AS units FROM used GROUP BY bucket_id) AS sums WHERE b.id = sums.bucket_id
            """.formatted(ENDPOINTS, reservations, day));
    }

    private void look(String name) {
        now = now.plus(MINUTE);
        var before = buffers();
        var began = System.nanoTime();
        var drift = audit.drift(now);
        var took = Duration.ofNanos(System.nanoTime() - began);
        System.out.printf(
                "%s: %d ms, %,d buffers, %,d counters summed, drift %d%n",
                name, took.toMillis(), buffers() - before, audit.summed(), drift);
    }

    private long buffers() {
        jdbc.sql("SELECT pg_stat_force_next_flush()::text").query(String.class).list();
        return jdbc.sql("SELECT COALESCE(sum(hits + reads), 0) FROM pg_stat_get_backend_io(pg_backend_pid())")
                .query(Long.class)
                .single();
    }

    private void run(String statement) {
        jdbc.sql(statement).update();
    }
}
