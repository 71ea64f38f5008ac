package io.headgate.intake.submission;

import io.headgate.intake.core.CapClaim;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
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
        jdbc.update(OPEN, statement -> bind(statement, missing.values()));
        if (known.size() > MAX_KNOWN) {
            known.clear();
        }
        known.addAll(missing.keySet());
    }

    private Map<String, Bucket> missing(List<NewLead> leads) {
        var missing = new LinkedHashMap<String, Bucket>();
        for (var lead : leads) {
            for (var claim : lead.capClaims()) {
                var name = lead.nameOf(claim);
                if (!known.contains(name)) {
                    missing.put(name, new Bucket(lead.source().sourceId(), claim));
                }
            }
        }
        return missing;
    }

    private static void bind(PreparedStatement statement, Collection<Bucket> buckets) throws SQLException {
        var columns = List.of(
                new Column("text", Bucket::sourceId),
                new Column("text", bucket -> bucket.claim().cap()),
                new Column(
                        "timestamptz", bucket -> bucket.claim().window().start().toString()),
                new Column(
                        "timestamptz", bucket -> bucket.claim().window().end().toString()),
                new Column("int8", bucket -> bucket.claim().limit()),
                new Column("bool", bucket -> bucket.claim().countsMoney()));
        Connection connection = statement.getConnection();
        var index = 1;
        for (var column : columns) {
            var values = buckets.stream().map(column.value()).toArray();
            statement.setArray(index++, connection.createArrayOf(column.type(), values));
        }
    }

    private record Column(String type, Function<Bucket, @Nullable Object> value) {}
}
