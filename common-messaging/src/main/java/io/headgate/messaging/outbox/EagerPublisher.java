package io.headgate.messaging.outbox;

import io.headgate.model.shared.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/**
 * Publishes what committed outbox rows hold, in commit order per thread of origin and topic, and deletes the rows in
 * batches after the broker's acknowledgement of all that they hold. A lead on its way goes at once; facts wait a moment for company, because a request to the
 * broker costs the same for one as for many. It never blocks the committing thread and never has to succeed: a row that
 * is dropped here (full queue, broker down, crash) is still in the table, and the sweeper takes it.
 */
class EagerPublisher implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(EagerPublisher.class);
    private static final int QUEUE = 20_000;
    private static final long FACTS_GATHER_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final int DELETE_BATCH = 2_000;
    private static final long DELETE_EVERY_MILLIS = 400;

    private final Producer<String, byte[]> producer;
    private final OutboxStore store;
    private final String source;
    private final BlockingQueue<Unsent> queue = new LinkedBlockingQueue<>(QUEUE);
    private final BlockingQueue<UUID> acknowledged = new LinkedBlockingQueue<>();
    private volatile boolean running;
    private List<Thread> threads = List.of();

    EagerPublisher(Producer<String, byte[]> producer, OutboxStore store, String source) {
        this.producer = producer;
        this.store = store;
        this.source = source;
    }

    /** A message with the row that is forgotten once all its messages are acknowledged. */
    private record Unsent(OutboxMessage message, OutboxRow row, AtomicInteger unacknowledged) {}

    void offer(List<OutboxRow> rows) {
        for (var row : rows) {
            var unacknowledged = new AtomicInteger(row.messages().size());
            for (var message : row.messages()) {
                if (!queue.offer(new Unsent(message, row, unacknowledged))) {
                    return;
                }
            }
        }
    }

    int queued() {
        return queue.size();
    }

    @Override
    public void start() {
        running = true;
        threads = List.of(
                Thread.ofPlatform().name("outbox-publisher").daemon().start(this::publishLoop),
                Thread.ofPlatform().name("outbox-cleaner").daemon().start(this::deleteLoop));
    }

    private void publishLoop() {
        while (running) {
            try {
                var first = queue.poll(100, TimeUnit.MILLISECONDS);
                if (first != null) {
                    publishFrom(first);
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void publishFrom(Unsent first) throws InterruptedException {
        var facts = new ArrayList<Unsent>();
        long end = System.nanoTime() + FACTS_GATHER_NANOS;
        Unsent next = first;
        while (next != null) {
            if (next.message().topic().equals(Topics.LEAD_EVENTS.topic())) {
                facts.add(next);
            } else {
                send(next);
            }
            long left = end - System.nanoTime();
            next = left > 0 ? queue.poll(left, TimeUnit.NANOSECONDS) : null;
        }
        facts.forEach(this::send);
    }

    private void send(Unsent unsent) {
        try {
            producer.send(unsent.message().toRecord(source), (metadata, failure) -> {
                if (failure == null && unsent.unacknowledged().decrementAndGet() == 0) {
                    acknowledged.add(unsent.row().id());
                }
            });
        } catch (KafkaException e) {
            // The row stays in the table; the sweeper brings it.
            LOG.debug("eager publish failed: {}", e.getClass().getSimpleName());
        }
    }

    private void deleteLoop() {
        while (running) {
            try {
                Thread.sleep(DELETE_EVERY_MILLIS);
                deleteAcknowledged();
            } catch (InterruptedException e) {
                return;
            } catch (DataAccessException | org.springframework.transaction.TransactionException e) {
                // Undeleted rows are published once more by the sweeper; inboxes drop the repeat.
                LOG.debug("outbox clean-up failed: {}", e.getClass().getSimpleName());
            }
        }
    }

    private void deleteAcknowledged() {
        var ids = new ArrayList<UUID>();
        do {
            ids.clear();
            acknowledged.drainTo(ids, DELETE_BATCH);
            if (!ids.isEmpty()) {
                store.delete(ids);
            }
        } while (ids.size() == DELETE_BATCH);
    }

    @Override
    public void stop() {
        running = false;
        threads.forEach(Thread::interrupt);
        try {
            deleteAcknowledged();
        } catch (DataAccessException | org.springframework.transaction.TransactionException e) {
            LOG.debug("outbox clean-up at stop failed: {}", e.getClass().getSimpleName());
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        // Starts before and stops after everything that could commit events.
        return Integer.MIN_VALUE + 1000;
    }
}
