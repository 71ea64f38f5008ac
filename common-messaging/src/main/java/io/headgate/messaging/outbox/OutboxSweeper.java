package io.headgate.messaging.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/**
 * Publishes what the eager path left behind: rows older than two seconds, any number of copies at once, no cursor (so
 * no sequence gap can hide a row). A crash between publish and delete repeats the publish; inboxes drop the repeat.
 */
class OutboxSweeper implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxSweeper.class);
    private static final Duration EVERY = Duration.ofMillis(500);
    private static final Duration AGE = Duration.ofSeconds(2);
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final int BATCH = 200;

    private final Producer<String, byte[]> producer;
    private final OutboxStore store;
    private final String source;
    private volatile boolean running;
    private Thread thread = new Thread();

    OutboxSweeper(Producer<String, byte[]> producer, OutboxStore store, String source) {
        this.producer = producer;
        this.store = store;
        this.source = source;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("outbox-sweeper").daemon().start(this::loop);
    }

    private void loop() {
        while (running) {
            try {
                var full = sweep() == BATCH;
                if (!full) {
                    Thread.sleep(EVERY);
                }
            } catch (InterruptedException e) {
                return;
            } catch (DataAccessException | org.springframework.transaction.TransactionException e) {
                LOG.warn("outbox sweep failed, trying again: {}", e.getClass().getSimpleName());
                pause();
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(EVERY);
        } catch (InterruptedException e) {
            running = false;
        }
    }

    int sweep() throws InterruptedException {
        var rows = store.claim(AGE, LEASE, BATCH);
        if (rows.isEmpty()) {
            return 0;
        }
        var published = new ArrayList<UUID>();
        var failed = new ArrayList<UUID>();
        publish(rows, published, failed);
        if (!published.isEmpty()) {
            store.delete(published);
        }
        if (!failed.isEmpty()) {
            store.unclaim(failed);
            LOG.warn("{} outbox rows could not be published yet", failed.size());
            return 0;
        }
        return rows.size();
    }

    private void publish(List<OutboxRow> rows, List<UUID> published, List<UUID> failed) throws InterruptedException {
        var sent = new ArrayList<List<Future<RecordMetadata>>>();
        try {
            for (var row : rows) {
                var ofRow = new ArrayList<Future<RecordMetadata>>();
                for (var message : row.messages()) {
                    ofRow.add(producer.send(message.toRecord(source)));
                }
                sent.add(ofRow);
            }
        } catch (KafkaException e) {
            // What was sent of the row so far is sent again with the whole of it; consumers drop the repeat.
            LOG.debug("publishing stopped: {}", e.getClass().getSimpleName());
        }
        for (int i = 0; i < rows.size(); i++) {
            (i < sent.size() && allAcknowledged(sent.get(i)) ? published : failed)
                    .add(rows.get(i).id());
        }
    }

    private static boolean allAcknowledged(List<Future<RecordMetadata>> sent) throws InterruptedException {
        for (var each : sent) {
            if (!acknowledged(each)) {
                return false;
            }
        }
        return true;
    }

    private static boolean acknowledged(Future<RecordMetadata> sent) throws InterruptedException {
        try {
            sent.get(LEASE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
