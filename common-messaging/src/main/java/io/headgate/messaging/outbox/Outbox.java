package io.headgate.messaging.outbox;

import io.headgate.messaging.event.EventIds;
import io.headgate.messaging.event.EventJson;
import io.headgate.messaging.event.TraceContext;
import io.headgate.model.shared.Event;
import io.headgate.model.shared.EventTypes;
import io.headgate.model.shared.Topics;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Says things on the stream as part of the caller's transaction: an event is published if, and only if, that
 * transaction commits. Rows are written in one statement at commit and published right after it; whatever a crash
 * leaves behind, {@link OutboxSweeper} publishes.
 */
public class Outbox {

    private static final String INSERT = """
        INSERT INTO outbox (id, topic, key, type, payload, traceparent, created_at)
        SELECT * FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::bytea[], ?::text[], ?::timestamptz[])
        """;

    private final JdbcTemplate jdbc;
    private final EagerPublisher publisher;
    private final Clock clock;

    Outbox(JdbcTemplate jdbc, EagerPublisher publisher, Clock clock) {
        this.jdbc = jdbc;
        this.publisher = publisher;
        this.clock = clock;
    }

    /**
     * Appends one event.
     *
     * @throws IllegalStateException outside a transaction
     */
    public void append(Topics topic, Event event) {
        append(topic, event, EventJson.write(event));
    }

    /** Appends an event that was written by {@link EventJson} before the transaction began, because it is large. */
    public void append(Topics topic, Event event, byte[] written) {
        append(topic.topic(), event.key(), EventTypes.of(event).type(), written);
    }

    /** Appends several events to one topic, in their order. */
    public void appendAll(Topics topic, Collection<? extends Event> events) {
        events.forEach(event -> append(topic, event));
    }

    /** Appends bytes that are published as they are: a dead letter need not be an event of ours. */
    public void append(String topic, String key, String type, byte[] payload) {
        var trace = TraceContext.forKey(key).traceparent();
        pending().rows.add(new OutboxRow(EventIds.next(), topic, key, type, payload, trace, clock.instant()));
    }

    private Pending pending() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("the outbox must be used inside a transaction");
        }
        for (var synchronization : TransactionSynchronizationManager.getSynchronizations()) {
            if (synchronization instanceof Pending pending && pending.owner() == this) {
                return pending;
            }
        }
        var pending = new Pending();
        TransactionSynchronizationManager.registerSynchronization(pending);
        return pending;
    }

    private void insert(List<OutboxRow> rows) {
        jdbc.execute((java.sql.Connection connection) -> {
            try (var statement = connection.prepareStatement(INSERT)) {
                statement.setArray(1, connection.createArrayOf("uuid", column(rows, OutboxRow::id, UUID[]::new)));
                statement.setArray(2, connection.createArrayOf("text", column(rows, OutboxRow::topic, String[]::new)));
                statement.setArray(3, connection.createArrayOf("text", column(rows, OutboxRow::key, String[]::new)));
                statement.setArray(4, connection.createArrayOf("text", column(rows, OutboxRow::type, String[]::new)));
                statement.setArray(
                        5, connection.createArrayOf("bytea", column(rows, OutboxRow::payload, byte[][]::new)));
                statement.setArray(
                        6, connection.createArrayOf("text", column(rows, OutboxRow::traceparent, String[]::new)));
                statement.setArray(
                        7,
                        connection.createArrayOf(
                                "timestamptz", column(rows, row -> row.time().toString(), String[]::new)));
                return statement.executeUpdate();
            }
        });
    }

    private static <T> Object[] column(
            List<OutboxRow> rows,
            java.util.function.Function<OutboxRow, ? extends @org.jspecify.annotations.Nullable Object> value,
            java.util.function.IntFunction<T[]> array) {
        return rows.stream().map(value).toArray(array);
    }

    /** The rows of one transaction: inserted just before its commit, handed to the publisher just after. */
    private final class Pending implements TransactionSynchronization {

        private final List<OutboxRow> rows = new ArrayList<>();

        private Outbox owner() {
            return Outbox.this;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            if (!rows.isEmpty()) {
                insert(rows);
            }
        }

        @Override
        public void afterCommit() {
            publisher.offer(rows);
        }
    }
}
