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
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Says things on the stream as part of the caller's transaction: an event is published if, and only if, that
 * transaction commits. All that a transaction says is written at its commit, in one row where that fits a page, and
 * published right after it; whatever a crash leaves behind, {@link OutboxSweeper} publishes.
 */
public class Outbox {

    private final OutboxStore store;
    private final EagerPublisher publisher;
    private final Clock clock;

    Outbox(OutboxStore store, EagerPublisher publisher, Clock clock) {
        this.store = store;
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
        pending().messages.add(new OutboxMessage(EventIds.next(), topic, key, type, payload, trace, clock.instant()));
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

    /** What one transaction says: inserted just before its commit, handed to the publisher just after. */
    private final class Pending implements TransactionSynchronization {

        private final List<OutboxMessage> messages = new ArrayList<>();
        private List<OutboxRow> rows = List.of();

        private Outbox owner() {
            return Outbox.this;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            rows = OutboxRow.of(messages);
            store.insert(rows);
        }

        @Override
        public void afterCommit() {
            publisher.offer(rows);
        }
    }
}
