package io.headgate.messaging.consumer;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Remembers, in the consumer's own transaction, which events it has handled. A second worker that handles the same
 * event waits for the first one's commit and then sees it as already handled.
 */
public class Inbox {

    private static final String SEE = """
        INSERT INTO inbox (consumer, event_id)
        SELECT :consumer, id FROM unnest(:ids) AS id ORDER BY id
            ON CONFLICT DO NOTHING
        RETURNING event_id
        """;

    private final JdbcClient jdbc;

    Inbox(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Whether this consumer sees the event for the first time.
     *
     * @throws IllegalStateException outside a transaction
     */
    public boolean firstSeen(String consumer, UUID eventId) {
        return !firstSeen(consumer, Set.of(eventId)).isEmpty();
    }

    Set<UUID> firstSeen(String consumer, Collection<UUID> eventIds) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("the inbox must be used inside a transaction");
        }
        return new HashSet<>(jdbc.sql(SEE)
                .param("consumer", consumer)
                .param("ids", eventIds.toArray(UUID[]::new))
                .query(UUID.class)
                .list());
    }
}
