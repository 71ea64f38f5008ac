package io.headgate.messaging;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Once an hour forgets inbox rows older than twice the work topics' retention of seven days. */
class InboxPurge implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(InboxPurge.class);
    private static final Duration EVERY = Duration.ofHours(1);
    private static final int KEEP_DAYS = 14;

    private final Inbox inbox;
    private volatile boolean running;
    private Thread thread = new Thread();

    InboxPurge(Inbox inbox) {
        this.inbox = inbox;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("inbox-purge").start(this::loop);
    }

    private void loop() {
        while (running) {
            try {
                Thread.sleep(EVERY);
                inbox.purge(KEEP_DAYS);
            } catch (InterruptedException e) {
                return;
            } catch (DataAccessException | TransactionException e) {
                LOG.warn(
                        "inbox purge failed, trying again in an hour: {}",
                        e.getClass().getSimpleName());
            }
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
