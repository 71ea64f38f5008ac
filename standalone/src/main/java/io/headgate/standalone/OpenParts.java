package io.headgate.standalone;

import io.headgate.embedded.EmbeddedException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything that was started, closed in reverse order. A stop in the middle of a start waits for the parts that are just starting, so that none of them is
 * left behind, and lets no further one start.
 */
final class OpenParts implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(OpenParts.class);
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final ReadWriteLock starting = new ReentrantReadWriteLock();
    private volatile boolean closed;

    <T extends AutoCloseable> T open(Supplier<T> part) {
        starting.readLock().lock();
        try {
            if (closed) {
                throw new EmbeddedException("stopping");
            }
            T opened = part.get();
            synchronized (parts) {
                parts.push(opened);
            }
            return opened;
        } finally {
            starting.readLock().unlock();
        }
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
        boolean settled = settled();
        try {
            closeAll();
        } finally {
            if (settled) {
                starting.writeLock().unlock();
            }
        }
    }

    private boolean settled() {
        try {
            return starting.writeLock().tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void closeAll() {
        synchronized (parts) {
            while (!parts.isEmpty()) {
                closeQuietly(parts.pop());
            }
        }
    }

    // One part that does not close well must not keep the others open.
    private static void closeQuietly(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            log.warn("a part could not be closed in good order", e);
        }
    }
}
