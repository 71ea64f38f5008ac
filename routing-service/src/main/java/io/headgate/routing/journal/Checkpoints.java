package io.headgate.routing.journal;

import io.headgate.model.shared.LeadId;
import io.headgate.routing.core.caps.Bucket;
import io.headgate.routing.journal.Checkpoint.Counter;
import io.headgate.routing.journal.Checkpoint.InFlight;
import io.headgate.routing.journal.Checkpoint.Taking;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Takes and finds the states from which the journal can be followed. */
public final class Checkpoints {

    // Nobody is between taking its number and its commit for as long as it takes to append so many entries.
    private static final String MISSING = """
        SELECT g FROM generate_series(GREATEST(1, :seq - 10000), :seq) AS g
         WHERE NOT EXISTS (SELECT FROM journal WHERE seq = g)
        """;

    private static final String COUNTERS = """
        SELECT id, bucket_key, window_start, window_end, taken, configured_limit, config_version, last_at
          FROM cap_bucket
         WHERE (window_end IS NULL OR window_end > :now) AND (taken <> 0 OR last_at IS NOT NULL OR config_version <> 0)
            -- Whose turn it is at the beginning of a day goes by who got nothing for longest before it.
            OR lock_rank = 2 AND last_at IS NOT NULL AND window_end BETWEEN :now::timestamptz - interval '8 days' AND :now
        """;

    private static final String IN_FLIGHT = """
        SELECT r.lead_id, r.endpoint_id, r.at, r.price_micros, rb.bucket_id, rb.units,
               (extract(epoch FROM rb.release_after) * 1000)::bigint AS stays
          FROM reservation r LEFT JOIN reservation_bucket rb ON rb.reservation_id = r.id
         WHERE r.state = 'HELD'
         ORDER BY r.at, r.id
        """;

    private static final String INSERT = """
        INSERT INTO journal_checkpoint (seq, at, missing, state) VALUES (:seq, :at, :missing, :state)
            ON CONFLICT (seq) DO UPDATE
           SET at = excluded.at, missing = excluded.missing, state = excluded.state
        """;

    private static final String BEFORE = """
        SELECT seq, at, missing, state FROM journal_checkpoint WHERE at <= :at ORDER BY at DESC LIMIT 1
        """;

    private static final String FIRST = """
        SELECT seq, at, missing, state FROM journal_checkpoint ORDER BY seq LIMIT 1
        """;

    private final JdbcClient jdbc;

    public Checkpoints(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** When the last one was taken. */
    public Optional<Instant> last() {
        return jdbc.sql("SELECT max(at) FROM journal_checkpoint")
                .query((row, _) -> Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant))
                .single();
    }

    /** Writes the present state down. To be called in a transaction that sees one snapshot. */
    public void takeCheckpoint(Instant now) {
        long seq = jdbc.sql("SELECT COALESCE(max(seq), 0) FROM journal")
                .query(Long.class)
                .single();
        var missing = jdbc.sql(MISSING)
                .param("seq", seq)
                .query((row, _) -> row.getLong(1))
                .list();
        Map<Long, Bucket> names = new HashMap<>();
        var counters = jdbc.sql(COUNTERS)
                .param("now", Timestamp.from(now))
                .query((row, _) -> {
                    var counter = counter(row);
                    names.put(row.getLong("id"), counter.bucket());
                    return counter;
                })
                .list();
        var checkpoint = new Checkpoint(seq, now, missing, counters, inFlight(names));
        jdbc.sql(INSERT)
                .param("seq", seq)
                .param("at", Timestamp.from(now))
                .param("missing", missing.toArray(Long[]::new))
                .param("state", checkpoint.state())
                .update();
    }

    private List<InFlight> inFlight(Map<Long, Bucket> names) {
        var flights = new ArrayList<InFlight>();
        var takings = new ArrayList<Taking>();
        var rows = jdbc.sql(IN_FLIGHT).query(Checkpoints::slot).list();
        for (var i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            var bucketId = row.bucketId();
            var bucket = bucketId == null ? null : names.get(bucketId);
            if (bucket != null) {
                takings.add(new Taking(bucket, row.units(), row.stays()));
            }
            if (i + 1 == rows.size() || !row.isSameSlotAs(rows.get(i + 1))) {
                flights.add(new InFlight(row.leadId(), row.endpointId(), row.at(), row.priceMicros(), takings));
                takings.clear();
            }
        }
        return flights;
    }

    private record Slot(
            LeadId leadId,
            String endpointId,
            Instant at,
            long priceMicros,
            @Nullable Long bucketId,
            long units,
            @Nullable Duration stays) {

        boolean isSameSlotAs(Slot other) {
            return leadId.equals(other.leadId) && endpointId.equals(other.endpointId);
        }
    }

    /** The last one up to a moment, or the first of all when there is none so early. */
    public Optional<Checkpoint> before(Instant at) {
        return jdbc.sql(BEFORE)
                .param("at", Timestamp.from(at))
                .query(Checkpoints::checkpoint)
                .optional()
                .or(() -> jdbc.sql(FIRST).query(Checkpoints::checkpoint).optional());
    }

    private static Checkpoint checkpoint(ResultSet row, int number) throws SQLException {
        Array missing = row.getArray("missing");
        return Checkpoint.read(
                row.getLong("seq"),
                row.getTimestamp("at").toInstant(),
                List.of((Long[]) missing.getArray()),
                row.getBytes("state"));
    }

    private static Counter counter(ResultSet row) throws SQLException {
        return new Counter(
                Bucket.stored(
                        row.getString("bucket_key"),
                        row.getTimestamp("window_start").toInstant()),
                instant(row, "window_end"),
                row.getLong("taken"),
                row.getObject("configured_limit", Long.class),
                row.getInt("config_version"),
                instant(row, "last_at"));
    }

    private static Slot slot(ResultSet row, int number) throws SQLException {
        var stays = row.getObject("stays", Long.class);
        return new Slot(
                new LeadId(row.getObject("lead_id", UUID.class)),
                row.getString("endpoint_id"),
                row.getTimestamp("at").toInstant(),
                row.getLong("price_micros"),
                row.getObject("bucket_id", Long.class),
                row.getLong("units"),
                stays == null ? null : Duration.ofMillis(stays));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
