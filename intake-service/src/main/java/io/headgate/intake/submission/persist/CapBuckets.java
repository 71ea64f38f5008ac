package io.headgate.intake.submission.persist;

import io.headgate.intake.core.claim.CapClaim;
import io.headgate.messaging.database.SqlArrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Opens the buckets that leads are counted in. A cap may begin in mid-window, with a new configuration or in another
 * zone; its bucket then opens with what the source has already sent in that window and not with nothing.
 */
@Repository
class CapBuckets {

    private static final int MAX_KNOWN = 10_000;

    // What was rejected, by intake or later, takes nothing of any cap, nor does a test.
    private static final String OPEN = """
        INSERT INTO source_cap (source_id, cap, window_start, window_end, taken, limit_value)
        SELECT w.source_id, w.cap, w.window_start, w.window_end, sent.units, GREATEST(sent.units, w.limit_value)
          FROM unnest(?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::bigint[], ?::boolean[])
               AS w(source_id, cap, window_start, window_end, limit_value, money)
         CROSS JOIN LATERAL (
               SELECT CASE WHEN w.money THEN coalesce(sum(l.cost_micros), 0)::bigint ELSE count(*) END AS units
                 FROM lead l
                WHERE l.source_id = w.source_id
                  AND l.received_at >= w.window_start AND l.received_at < w.window_end
                  AND NOT l.test AND l.status <> 'REJECTED') sent
         WHERE NOT EXISTS (SELECT FROM source_cap b
                            WHERE b.source_id = w.source_id AND b.cap = w.cap AND b.window_start = w.window_start)
         ORDER BY w.source_id, w.cap, w.window_start
        ON CONFLICT DO NOTHING
        """;

    private final JdbcTemplate jdbc;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    CapBuckets(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private record Bucket(String sourceId, CapClaim claim) {}

    /** Returns when every bucket that the leads claim from exists; to be called before their transaction begins. */
    void open(List<NewLead> leads) {
        var missing = missing(leads);
        if (missing.isEmpty()) {
            return;
        }
        var buckets = missing.values();
        jdbc.update(OPEN, statement -> SqlArrays.of(statement)
                .add("text", buckets, Bucket::sourceId)
                .add("text", buckets, bucket -> bucket.claim().cap())
                .add(
                        "timestamptz",
                        buckets,
                        bucket -> bucket.claim().window().start().toString())
                .add(
                        "timestamptz",
                        buckets,
                        bucket -> bucket.claim().window().end().toString())
                .add("int8", buckets, bucket -> bucket.claim().limit())
                .add("bool", buckets, bucket -> bucket.claim().countsMoney()));
        if (known.size() > MAX_KNOWN) {
            known.clear();
        }
        known.addAll(missing.keySet());
    }

    private Map<String, Bucket> missing(List<NewLead> leads) {
        var missing = new LinkedHashMap<String, Bucket>();
        for (var lead : leads) {
            for (var claim : lead.claims().caps()) {
                var name = lead.nameOf(claim);
                if (!known.contains(name)) {
                    missing.put(name, new Bucket(lead.source().sourceId(), claim));
                }
            }
        }
        return missing;
    }
}
