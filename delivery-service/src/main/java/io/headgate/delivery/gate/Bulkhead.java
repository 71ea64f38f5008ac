package io.headgate.delivery.gate;

import java.util.concurrent.Semaphore;

/** Limits how many calls are in flight at once; retries get at most their share. */
final class Bulkhead {

    private final int size;
    private final Semaphore all;
    private final Semaphore retries;

    Bulkhead(int size) {
        this.size = size;
        this.all = new Semaphore(size);
        this.retries = new Semaphore(AttemptPriority.retryPermits(size));
    }

    boolean tryAcquire(AttemptPriority priority) {
        if (priority == AttemptPriority.RETRY && !retries.tryAcquire()) {
            return false;
        }
        if (all.tryAcquire()) {
            return true;
        }
        if (priority == AttemptPriority.RETRY) {
            retries.release();
        }
        return false;
    }

    void release(AttemptPriority priority) {
        all.release();
        if (priority == AttemptPriority.RETRY) {
            retries.release();
        }
    }

    int size() {
        return size;
    }

    int taken() {
        return size - all.availablePermits();
    }
}
