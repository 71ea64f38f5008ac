package io.headgate.routing.caps;

import io.headgate.messaging.consumer.StalePreparationException;
import io.headgate.model.config.CapBasis;
import io.headgate.model.config.CapPeriod;
import io.headgate.model.config.CapUnit;
import io.headgate.model.shared.LeadId;
import io.headgate.routing.core.caps.Bucket;
import io.headgate.routing.core.caps.CompiledCap;
import io.headgate.routing.core.caps.CounterIncrement;
import io.headgate.routing.core.caps.CounterKey;
import io.headgate.routing.core.network.CompiledNetwork;
import io.headgate.routing.database.CombinedStatement;
import io.headgate.routing.journal.EventJournal;
import io.headgate.routing.journal.JournalEntry.CapOpened;
import io.headgate.routing.journal.JournalEntry.EarlierUse;
import io.headgate.routing.live.LiveNetwork;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The counters of caps and steps in PostgreSQL. Whoever decides holds the row locks of every counter that the decision
 * raises, taken in one global order (quiet rows first, those that many leads share last, then by id), until the commit:
 * so a cap is never exceeded and no two copies wait for each other in a circle.
 */
@Component
public class CapLedger {

    private static final int MOST_REMEMBERED = 200_000;
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    // Only whose turn it is goes by the days before, and only by as many as a checkpoint of the journal holds.
    private static final String OPEN = """
        INSERT INTO cap_bucket (bucket_key, window_start, window_end, lock_rank, configured_limit, limit_value,
                                by_delivery, config_version, last_at)
        VALUES (:key, :start, :end, :rank, :limit, :limit, :byDelivery, 0,
                (SELECT max(e.last_at) FROM cap_bucket e
                  WHERE :rank = 2 AND e.bucket_key = :key AND e.window_start < :start
                    AND e.window_end >= :start::timestamptz - interval '8 days'))
            ON CONFLICT ON CONSTRAINT bucket_once_per_window DO NOTHING
        RETURNING id
        """;

    private static final String ROUTED_IN_WINDOW = "r.at >= :start AND (:end::timestamptz IS NULL OR r.at < :end)";

    // What is under way may arrive in this window, whenever it was sent: no delivery is tried for longer than a month.
    private static final String DELIVERED_IN_WINDOW = """
        r.at >= :start::timestamptz - interval '31 days' AND (:end::timestamptz IS NULL OR r.at < :end)
                         AND (r.state = 'HELD'
                              OR r.settled_at >= :start AND (:end::timestamptz IS NULL OR r.settled_at < :end))
        """;

    // A cap that is new, or back, in the middle of its window counts what its owner already got in it. Whoever settles
    // one of those just now is waited for: what is given back must not be counted. Reservations before counters, as the
    // settling does.
    private static final String COUNT_EARLIER = """
        WITH live AS (SELECT r.id, r.price_micros, r.lead_id, r.endpoint_id
                        FROM reservation r
                       WHERE r.%s = :owner AND %s
                         AND (:sources::text[] IS NULL OR r.source_id = ANY(:sources))
                         AND (:lines::text[] IS NULL OR r.service_line = ANY(:lines))
                         AND r.state IN ('HELD', 'CONSUMED') AND (r.state = 'HELD' OR NOT :concurrent)
                         AND NOT EXISTS (SELECT FROM lead_route t
                                          WHERE t.lead_id = r.lead_id AND (t.facts ->> 'test')::boolean)
                         AND NOT EXISTS (SELECT FROM reservation_bucket rb
                                          WHERE rb.reservation_id = r.id AND rb.bucket_id = :bucket)
                         AND NOT (r.state = 'CONSUMED' AND :byDelivery AND EXISTS (
                                          SELECT FROM reservation_bucket rb JOIN cap_bucket b ON b.id = rb.bucket_id
                                           WHERE rb.reservation_id = r.id AND b.bucket_key = :key))
                       ORDER BY r.id
                         FOR NO KEY UPDATE),
             counted AS (INSERT INTO reservation_bucket (reservation_id, bucket_id, units)
                         SELECT id, :bucket, CASE WHEN :money THEN price_micros ELSE 1 END FROM live
                             ON CONFLICT DO NOTHING
                         RETURNING reservation_id, units)
        SELECT live.lead_id, live.endpoint_id, counted.units
          FROM counted JOIN live ON live.id = counted.reservation_id
        """;

    private static final String ADD_EARLIER = """
        UPDATE cap_bucket
           SET taken = taken + :units, limit_value = GREATEST(limit_value, taken + :units)
         WHERE id = :bucket
        """;

    // Who settles one of the reservations may be frozen; whoever waits for it here comes again.
    private static final String NOT_FOR_EVER = "SET LOCAL lock_timeout = '2s'";

    private static final String FIND = """
        SELECT id FROM cap_bucket WHERE bucket_key = :key AND window_start = :start
        """;

    private static final String ROWS = """
        SELECT id, bucket_key, window_start, configured_limit, config_version, taken, last_at
          FROM cap_bucket WHERE id = ANY(:ids)
        """;

    private static final String PEEK = """
        SELECT b.id, b.bucket_key, b.window_start, b.configured_limit, b.config_version, b.taken, b.last_at
          FROM unnest(?::text[], ?::timestamptz[]) AS k (bucket_key, window_start)
          JOIN cap_bucket b USING (bucket_key, window_start)
        """;

    private static final String WOULD_HAVE_TAKEN = """
        SELECT COALESCE(sum(CASE WHEN :money THEN r.price_micros ELSE 1 END), 0) FROM reservation r
         WHERE r.%s = :owner AND %s
           AND (:sources::text[] IS NULL OR r.source_id = ANY(:sources))
           AND (:lines::text[] IS NULL OR r.service_line = ANY(:lines))
           AND r.state IN ('HELD', 'CONSUMED') AND (r.state = 'HELD' OR NOT :concurrent)
        """;

    private static final String LOCK = ROWS + " ORDER BY lock_rank, id FOR NO KEY UPDATE";

    // A cap lowered below what is taken just stops; the row's own limit never contradicts its count.
    private static final String WRITE = """
        UPDATE cap_bucket b
           SET taken = c.taken, last_at = c.last_at,
               configured_limit = COALESCE(c.new_limit, b.configured_limit),
               limit_value = CASE WHEN b.limit_value IS NULL THEN NULL
                                  ELSE GREATEST(c.taken, COALESCE(c.new_limit, b.configured_limit)) END,
               config_version = GREATEST(b.config_version, c.config_version)
          FROM unnest(?, ?, ?, ?, ?) AS c (id, taken, last_at, new_limit, config_version)
         WHERE b.id = c.id
        """;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final TransactionTemplate transaction;
    private final EventJournal journal;
    // CounterReadings that are open and count everything that is sent.
    private final Map<Bucket, Long> known = new ConcurrentHashMap<>();

    CapLedger(JdbcClient jdbc, JdbcTemplate template, PlatformTransactionManager transactions, LiveNetwork live) {
        this.jdbc = jdbc;
        this.template = template;
        this.journal = new EventJournal(template);
        this.transaction = new TransactionTemplate(transactions);
        live.beforeChange(this::forgetUncounted);
    }

    /**
     * Makes sure that the rows exist and count what was sent before, and says their ids. New ones are committed at once,
     * in a short transaction of their own, so that nobody waits for a decision in order to open a window. Inside a
     * transaction nothing is opened: it would take a second connection while it holds one, and wait for locks out of
     * their order.
     *
     * @throws StalePreparationException inside a transaction, where one is missing
     */
    public Map<Bucket, Long> open(Collection<CounterIncrement> charges) {
        var ids = new HashMap<Bucket, Long>();
        var missing = new ArrayList<CounterIncrement>();
        for (var charge : charges) {
            var id = known.get(charge.bucket());
            if (id == null) {
                missing.add(charge);
            } else {
                ids.put(charge.bucket(), id);
            }
        }
        if (!missing.isEmpty()) {
            if (TransactionSynchronizationManager.isActualTransactionActive()) {
                throw new StalePreparationException("%d counters are not open yet".formatted(missing.size()));
            }
            ids.putAll(openMissing(missing));
        }
        return ids;
    }

    private Map<Bucket, Long> openMissing(List<CounterIncrement> missing) {
        missing.sort(Comparator.<CounterIncrement, String>comparing(
                        charge -> charge.bucket().key().text())
                .thenComparing(charge -> charge.bucket().windowStart()));
        var opened = new HashMap<Bucket, Long>();
        try {
            transaction.executeWithoutResult(_ -> {
                jdbc.sql(NOT_FOR_EVER).update();
                missing.forEach(charge -> opened.put(charge.bucket(), openOne(charge)));
            });
        } catch (UncategorizedSQLException e) {
            throw waitedTooLong(e) ? new CannotAcquireLockException("a counter could not be opened in time", e) : e;
        }
        if (known.size() > MOST_REMEMBERED) {
            known.clear();
        }
        known.putAll(opened);
        return opened;
    }

    // Spring does not know PostgreSQL's lock_not_available; unnamed it would pass for a bug.
    private static boolean waitedTooLong(UncategorizedSQLException failure) {
        var sql = failure.getSQLException();
        return sql != null && LOCK_NOT_AVAILABLE.equals(sql.getSQLState());
    }

    private long openOne(CounterIncrement charge) {
        var id = insertOrFind(charge);
        // Also where the row exists: while the cap was not in the configuration nobody counted.
        var cap = charge.cap();
        if (cap != null) {
            countEarlier(charge, cap, id);
        }
        return id;
    }

    private long insertOrFind(CounterIncrement charge) {
        var end = charge.windowEnd();
        var cap = charge.cap();
        return jdbc.sql(OPEN)
                .param("key", charge.bucket().key().text())
                .param("start", Timestamp.from(charge.bucket().windowStart()))
                .param("end", end == null ? null : Timestamp.from(end))
                .param("rank", charge.isCap() ? (charge.shared() ? 1 : 0) : 2)
                .param("limit", charge.limit())
                .param("byDelivery", cap != null && byDelivery(cap))
                .query(Long.class)
                .optional()
                .orElseGet(() -> jdbc.sql(FIND)
                        .param("key", charge.bucket().key().text())
                        .param("start", Timestamp.from(charge.bucket().windowStart()))
                        .query(Long.class)
                        .single());
    }

    private void countEarlier(CounterIncrement charge, CompiledCap cap, long bucketId) {
        var end = charge.windowEnd();
        var counted = jdbc.sql(COUNT_EARLIER.formatted(cap.owner().column(), inWindow(cap)))
                .param("bucket", bucketId)
                .param("key", charge.bucket().key().text())
                .param("byDelivery", byDelivery(cap))
                .param("money", cap.unit() == CapUnit.MONEY)
                .param("concurrent", cap.per() == CapPeriod.CONCURRENT)
                .param("owner", cap.ownerId())
                .param("sources", orAll(cap.scope().sources()))
                .param("lines", orAll(cap.scope().serviceLines()))
                .param("start", Timestamp.from(charge.bucket().windowStart()))
                .param("end", end == null ? null : Timestamp.from(end))
                .query((row, _) -> new EarlierUse(
                        new LeadId(row.getObject("lead_id", UUID.class)),
                        row.getString("endpoint_id"),
                        row.getLong("units")))
                .list();
        if (!counted.isEmpty()) {
            jdbc.sql(ADD_EARLIER)
                    .param(
                            "units",
                            counted.stream().mapToLong(EarlierUse::units).sum())
                    .param("bucket", bucketId)
                    .update();
            journal.counted(new CapOpened(charge.bucket(), counted));
        }
    }

    private static String inWindow(CompiledCap cap) {
        return byDelivery(cap) ? DELIVERED_IN_WINDOW : ROUTED_IN_WINDOW;
    }

    private static boolean byDelivery(CompiledCap cap) {
        return cap.basis() == CapBasis.DELIVERED_AT;
    }

    private static String @Nullable [] orAll(Set<String> ids) {
        return ids.isEmpty() ? null : ids.toArray(String[]::new);
    }

    /** Before a network decides: what the one before it did not count is opened, and so counted, again. */
    private void forgetUncounted(CompiledNetwork before, CompiledNetwork after) {
        // Of versions that this copy missed nobody knows what they counted.
        var counted = after.version() == before.version() + 1 ? capsOf(before) : Set.<CounterKey>of();
        known.keySet().removeIf(bucket -> !counted.contains(bucket.key()));
    }

    private static Set<CounterKey> capsOf(CompiledNetwork network) {
        return network.caps().map(CompiledCap::key).collect(Collectors.toSet());
    }

    /** Reads counters as they are this moment, without a lock: good for looking, not for taking. */
    public List<BatchCounters.Snapshot> snapshotsOf(Set<Long> ids) {
        return read(ROWS, ids);
    }

    /** Reads counters by name; those that nobody opened yet are left out. */
    public List<BatchCounters.Snapshot> peek(Collection<Bucket> buckets) {
        return template.query(
                PEEK,
                CapLedger::row,
                buckets.stream().map(bucket -> bucket.key().toString()).toArray(String[]::new),
                buckets.stream().map(bucket -> bucket.windowStart().toString()).toArray(String[]::new));
    }

    /** What a cap would have counted in its window if it had been there: for looking at caps that nobody has yet. */
    public long wouldHaveTaken(CounterIncrement charge) {
        var cap = charge.cap();
        if (cap == null) {
            return 0;
        }
        var end = charge.windowEnd();
        return jdbc.sql(WOULD_HAVE_TAKEN.formatted(cap.owner().column(), inWindow(cap)))
                .param("end", end == null ? null : Timestamp.from(end))
                .param("money", cap.unit() == CapUnit.MONEY)
                .param("concurrent", cap.per() == CapPeriod.CONCURRENT)
                .param("owner", cap.ownerId())
                .param("sources", orAll(cap.scope().sources()))
                .param("lines", orAll(cap.scope().serviceLines()))
                .param("start", Timestamp.from(charge.bucket().windowStart()))
                .query(Long.class)
                .single();
    }

    /** Locks counters in the global order and reads what they are under the lock. */
    public List<BatchCounters.Snapshot> lock(Set<Long> ids) {
        return read(LOCK, ids);
    }

    private List<BatchCounters.Snapshot> read(String sql, Set<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var rows = jdbc.sql(sql)
                .param("ids", ids.toArray(Long[]::new))
                .query(CapLedger::row)
                .list();
        if (rows.size() < ids.size()) {
            // Somebody removed rows under us, which only a restored database does: open them again.
            known.clear();
            throw new ConcurrencyFailureException("counters have disappeared");
        }
        return rows;
    }

    /** Marks where locks taken from here on can be dropped without losing the transaction. */
    public void mark() {
        jdbc.sql("SAVEPOINT look").update();
    }

    public void dropLocksSinceMark() {
        jdbc.sql("ROLLBACK TO SAVEPOINT look").update();
    }

    /** The counters that the batch changed, as a part of a statement; their rows are locked. */
    public void addWrite(CombinedStatement statement, BatchCounters counts) {
        var changed = counts.changed();
        if (!changed.isEmpty()) {
            statement.addPart(WRITE, arrays -> arrays.add("int8", changed, row -> row.id)
                    .add("int8", changed, row -> row.taken)
                    .add("timestamptz", changed, row -> Objects.toString(row.lastAt, null))
                    .add("int8", changed, row -> row.newLimit)
                    .add("int4", changed, row -> row.newLimit == null ? 0 : counts.configVersion()));
        }
    }

    private static BatchCounters.Snapshot row(ResultSet row, int number) throws SQLException {
        var last = row.getTimestamp("last_at");
        return new BatchCounters.Snapshot(
                row.getLong("id"),
                Bucket.stored(
                        row.getString("bucket_key"),
                        row.getTimestamp("window_start").toInstant()),
                row.getObject("configured_limit", Long.class),
                row.getInt("config_version"),
                row.getLong("taken"),
                last == null ? null : last.toInstant());
    }
}
