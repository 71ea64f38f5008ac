package io.headgate.messaging.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The outbox table: keep what a transaction says, claim what was left behind, delete what Kafka has. */
class OutboxStore {

    private static final String INSERT =
            "INSERT INTO outbox (id, created_at, message_count, messages) VALUES (?, ?::timestamptz, ?, ?)";

    // A claim instead of a held row lock: no transaction stays open while the broker thinks. Ids are in order of time.
    private static final String CLAIM = """
        UPDATE outbox o
           SET claimed_until = clock_timestamp() + :lease * interval '1 millisecond'
          FROM (SELECT id FROM outbox
                 WHERE created_at < clock_timestamp() - :age * interval '1 millisecond'
                   AND (claimed_until IS NULL OR claimed_until < clock_timestamp())
                 ORDER BY id
                 LIMIT :batch
                   FOR UPDATE SKIP LOCKED) left_behind
         WHERE o.id = left_behind.id
        RETURNING o.id, o.messages, o.event_ids, o.topics, o.keys, o.types, o.payloads, o.traceparents, o.times
        """;

    private static final String OLDEST = """
        SELECT coalesce((SELECT extract(epoch FROM clock_timestamp() - created_at) FROM outbox ORDER BY id LIMIT 1), 0)
        """;

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    OutboxStore(JdbcTemplate template, JdbcClient jdbc) {
        this.template = template;
        this.jdbc = jdbc;
    }

    void insert(List<OutboxRow> rows) {
        // As few rows as there are transactions: one, unless it says very much.
        rows.forEach(this::insert);
    }

    private void insert(OutboxRow row) {
        var messages = row.messages();
        template.update(INSERT, statement -> {
            statement.setObject(1, row.id());
            statement.setString(2, messages.getFirst().time().toString());
            statement.setInt(3, messages.size());
            statement.setBytes(4, OutboxCodec.write(messages));
        });
    }

    List<OutboxRow> claim(Duration age, Duration lease, int batch) {
        var rows = jdbc.sql(CLAIM)
                .param("age", age.toMillis())
                .param("lease", lease.toMillis())
                .param("batch", batch)
                .query(OutboxStore::row)
                .list();
        return rows.stream()
                .sorted(Comparator.comparing(row -> row.id().toString()))
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
        return jdbc.sql(OLDEST).query(Double.class).single();
    }

    private static OutboxRow row(ResultSet rs, int index) throws SQLException {
        byte @Nullable [] messages = rs.getBytes("messages");
        return new OutboxRow(
                rs.getObject("id", UUID.class), messages == null ? ofOlderBuild(rs) : OutboxCodec.read(messages));
    }

    private static List<OutboxMessage> ofOlderBuild(ResultSet rs) throws SQLException {
        var ids = (UUID[]) rs.getArray("event_ids").getArray();
        var topics = (String[]) rs.getArray("topics").getArray();
        var keys = (String[]) rs.getArray("keys").getArray();
        var types = (String[]) rs.getArray("types").getArray();
        var payloads = (byte[][]) rs.getArray("payloads").getArray();
        var traceparents = (@Nullable String[]) rs.getArray("traceparents").getArray();
        var times = (java.sql.Timestamp[]) rs.getArray("times").getArray();
        var messages = new ArrayList<OutboxMessage>();
        for (int i = 0; i < ids.length; i++) {
            messages.add(new OutboxMessage(
                    ids[i], topics[i], keys[i], types[i], payloads[i], traceparents[i], times[i].toInstant()));
        }
        return messages;
    }
}
