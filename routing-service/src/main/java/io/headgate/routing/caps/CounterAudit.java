package io.headgate.routing.caps;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Compares counters with the slots that use them, at the cost of what changed. Each look reads all counters, but of
 * their slots only those that were added since this copy's last look; a counter that these do not explain, because slots
 * were given back or because it is wrong, is summed. So are a sixtieth of all counters in each minute, whatever they
 * say, and a slot that was given back must use none. A look is one snapshot, in which counters and slots belong together.
 *
 * <p>What was read last is kept in memory: after a start the first look sums every counter once.
 */
class CounterAudit {

    static final Duration EVERY_COUNTER_WITHIN = Duration.ofHours(1);
    static final Duration EVERY_SLOT_WITHIN = Duration.ofDays(1);

    private static final Duration AUDITED_AFTER_END = Duration.ofDays(7);
    // A slot's time is that of its batch, which commits a little later.
    private static final Duration COMMITTED_LATER = Duration.ofMinutes(5);

    private static final String COUNTERS = """
        SELECT id, taken FROM cap_bucket
         WHERE limit_value IS NOT NULL AND (window_end IS NULL OR window_end > :since)
        """;

    private static final String ADDED_SINCE = """
        SELECT bucket_id, sum(units) AS units FROM reservation_bucket
         WHERE xact >= pg_snapshot_xmin(:last::pg_snapshot)::text::bigint
           AND NOT pg_visible_in_snapshot(xact::text::xid8, :last::pg_snapshot)
         GROUP BY bucket_id
        """;

    private static final String IN_USE = """
        SELECT counter.id AS bucket_id, COALESCE(used.units, 0) AS units
          FROM unnest(:ids::bigint[]) AS counter (id)
          LEFT JOIN LATERAL (SELECT sum(units) AS units FROM reservation_bucket
                              WHERE bucket_id = counter.id) used ON true
        """;

    private static final String USED_BY_GIVEN_BACK = """
        SELECT DISTINCT rb.bucket_id
          FROM reservation r JOIN reservation_bucket rb ON rb.reservation_id = r.id
         WHERE r.state IN ('RELEASED', 'EXPIRED')
        """;

    private static final String USED_BY_GIVEN_BACK_SINCE = USED_BY_GIVEN_BACK + " AND r.settled_at >= :since";

    private static final String USED_BY_GIVEN_BACK_IN_PAGES =
            USED_BY_GIVEN_BACK + " AND r.ctid >= :from::tid AND r.ctid < :to::tid";

    private static final String PAGES = """
        SELECT pg_relation_size('reservation') / current_setting('block_size')::bigint
        """;

    private static final String DRIFT = """
        SELECT b.id, abs(b.taken - COALESCE(live.units, 0)) AS units
          FROM cap_bucket b
          LEFT JOIN LATERAL (SELECT sum(rb.units) AS units
                               FROM reservation_bucket rb JOIN reservation r ON r.id = rb.reservation_id
                              WHERE rb.bucket_id = b.id AND r.state IN ('HELD', 'CONSUMED')) live ON true
         WHERE b.id = ANY(:ids) AND b.limit_value IS NOT NULL
           AND (b.window_end IS NULL OR b.window_end > :since)
           AND b.taken <> COALESCE(live.units, 0)
        """;

    private static final String REMEMBER = """
        INSERT INTO cap_difference (bucket_id, found_at) SELECT id, :now FROM unnest(:ids::bigint[]) AS differing (id)
            ON CONFLICT DO NOTHING
        """;

    private static final String FORGET = "DELETE FROM cap_difference WHERE bucket_id <> ALL(:ids)";

    private final JdbcClient jdbc;
    private final TransactionTemplate snapshot;
    private @Nullable Look last;

    /** What one look read: the counters that agreed, the differences of the others, and how far it came. */
    private record Look(Instant at, String snapshot, Map<Long, Long> agreed, int summed, long drift, long nextPage) {}

    /** The part of the table of slots that one look goes through. */
    private record PageRange(long from, long to, long next) {}

    CounterAudit(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** The sum of all differences that are known; 0 unless there is a bug. */
    synchronized long drift(Instant now) {
        var look = Objects.requireNonNull(snapshot.execute(_ -> look(now)));
        last = look;
        return look.drift();
    }

    /** How many counters the last look summed. */
    synchronized int summed() {
        return last == null ? 0 : last.summed();
    }

    private Look look(Instant now) {
        var before = last;
        var since = Timestamp.from(now.minus(AUDITED_AFTER_END));
        var taken = unitsById(jdbc.sql(COUNTERS).param("since", since), "id", "taken");
        var added = before == null ? Map.<Long, Long>of() : addedSince(before.snapshot());
        var doubtful = doubtful(taken, added, before, now);
        var suspects = unequal(taken, inUse(doubtful));
        var pages = pages(before, now);
        suspects.addAll(usedByGivenBack(before, pages, now));
        suspects.addAll(jdbc.sql("SELECT bucket_id FROM cap_difference")
                .query(Long.class)
                .list());
        var differing = suspects.isEmpty() ? Map.<Long, Long>of() : differing(suspects, since);
        if (!suspects.isEmpty()) {
            remember(differing.keySet(), now);
        }
        taken.keySet().removeAll(differing.keySet());
        var seen = jdbc.sql("SELECT pg_current_snapshot()::text")
                .query(String.class)
                .single();
        var drift = differing.values().stream().mapToLong(Long::longValue).sum();
        return new Look(now, seen, taken, doubtful.size(), drift, pages.next());
    }

    private Map<Long, Long> addedSince(String snapshotBefore) {
        return unitsById(jdbc.sql(ADDED_SINCE).param("last", snapshotBefore), "bucket_id", "units");
    }

    /** Counters that what was added does not explain, and those whose turn it is. */
    private static Set<Long> doubtful(
            Map<Long, Long> taken, Map<Long, Long> added, @Nullable Look before, Instant now) {
        if (before == null) {
            return Set.copyOf(taken.keySet());
        }
        var turns = turns(before.at(), now);
        return taken.entrySet().stream()
                .filter(each -> {
                    long id = each.getKey();
                    long expected = before.agreed().getOrDefault(id, 0L) + added.getOrDefault(id, 0L);
                    return expected != each.getValue() || turns.contains(id % EVERY_COUNTER_WITHIN.toMinutes());
                })
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The minutes of the hour that have begun since the last look. */
    private static Set<Long> turns(Instant before, Instant now) {
        var minutes = EVERY_COUNTER_WITHIN.toMinutes();
        var first = Math.max(minute(before) + 1, minute(now) - minutes + 1);
        var turns = new HashSet<Long>();
        for (var each = first; each <= minute(now); each++) {
            turns.add(each % minutes);
        }
        return turns;
    }

    private static long minute(Instant at) {
        return at.getEpochSecond() / 60;
    }

    private Map<Long, Long> inUse(Set<Long> ids) {
        return ids.isEmpty()
                ? Map.of()
                : unitsById(jdbc.sql(IN_USE).param("ids", ids.toArray(Long[]::new)), "bucket_id", "units");
    }

    private static Set<Long> unequal(Map<Long, Long> taken, Map<Long, Long> used) {
        return used.entrySet().stream()
                .filter(each -> !each.getValue().equals(taken.get(each.getKey())))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private PageRange pages(@Nullable Look before, Instant now) {
        long all = jdbc.sql(PAGES).query(Long.class).single();
        long minutes = EVERY_SLOT_WITHIN.toMinutes();
        long from = before == null ? all * (minute(now) % minutes) / minutes : before.nextPage();
        long passed = before == null ? 1 : Math.clamp(minute(now) - minute(before.at()), 0, minutes);
        long to = from + (passed * all + minutes - 1) / minutes;
        return new PageRange(from, to, to >= all ? 0 : to);
    }

    private Collection<Long> usedByGivenBack(@Nullable Look before, PageRange pages, Instant now) {
        var settled =
                before == null ? now.minus(EVERY_SLOT_WITHIN) : before.at().minus(COMMITTED_LATER);
        var found = new HashSet<>(jdbc.sql(USED_BY_GIVEN_BACK_SINCE)
                .param("since", Timestamp.from(settled))
                .query(Long.class)
                .list());
        found.addAll(jdbc.sql(USED_BY_GIVEN_BACK_IN_PAGES)
                .param("from", "(%d,0)".formatted(pages.from()))
                .param("to", "(%d,0)".formatted(pages.to()))
                .query(Long.class)
                .list());
        return found;
    }

    private Map<Long, Long> differing(Set<Long> suspects, Timestamp since) {
        return unitsById(
                jdbc.sql(DRIFT).param("ids", suspects.toArray(Long[]::new)).param("since", since), "id", "units");
    }

    private void remember(Set<Long> differing, Instant now) {
        var ids = differing.toArray(Long[]::new);
        jdbc.sql(REMEMBER).param("ids", ids).param("now", Timestamp.from(now)).update();
        jdbc.sql(FORGET).param("ids", ids).update();
    }

    private static Map<Long, Long> unitsById(JdbcClient.StatementSpec statement, String id, String units) {
        var read = new HashMap<Long, Long>();
        statement.query(row -> {
            read.put(row.getLong(id), row.getLong(units));
        });
        return read;
    }
}
