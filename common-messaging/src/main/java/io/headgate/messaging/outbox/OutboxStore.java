package io.headgate.messaging.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The outbox table as the relay sees it: claim what was left behind, delete what Kafka has. */
class OutboxStore {

    // A claim instead of a held row lock: no transaction stays open while the broker thinks.
    private static final String CLAIM = """
        UPDATE outbox o
           SET claimed_until = clock_timestamp() + :lease * interval '1 millisecond'
          FROM (SELECT id FROM outbox
                 WHERE created_at < clock_timestamp() - :age * interval '1 millisecond'
                   AND (claimed_until IS NULL OR claimed_until < clock_timestamp())
                 ORDER BY created_at
                 LIMIT :batch
                   FOR UPDATE SKIP LOCKED) left_behind
         WHERE o.id = left_behind.id
        RETURNING o.id, o.topic, o.key, o.type, o.payload, o.traceparent, o.created_at
        """;

    private final JdbcClient jdbc;

    OutboxStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<OutboxRow> claim(Duration age, Duration lease, int batch) {
        var rows = jdbc.sql(CLAIM)
                .param("age", age.toMillis())
                .param("lease", lease.toMillis())
                .param("batch", batch)
                .query(OutboxStore::row)
                .list();
        return rows.stream()
                .sorted(java.util.Comparator.comparing(OutboxRow::time).thenComparing(OutboxRow::id))
                .toList();
    }

    void unclaim(Collection<UUID> ids) {
        jdbc.sql("UPDATE outbox SET claimed_until = NULL WHERE id = ANY(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .update();
    }

    void delete(Collection<UUID> ids) {
        jdbc.sql("DELETE FROM outbox WHERE id = ANY(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .update();
    }

    /** Age of the oldest waiting row in seconds; 0 when nothing waits. */
    double oldestSeconds() {
        return jdbc.sql("SELECT coalesce(extract(epoch FROM clock_timestamp() - min(created_at)), 0) FROM outbox")
                .query(Double.class)
                .single();
    }

    private static OutboxRow row(ResultSet rs, int index) throws SQLException {
        return new OutboxRow(
                rs.getObject("id", UUID.class),
                rs.getString("topic"),
                rs.getString("key"),
                rs.getString("type"),
                rs.getBytes("payload"),
                rs.getString("traceparent"),
                rs.getObject("created_at", java.time.OffsetDateTime.class).toInstant());
    }
}
