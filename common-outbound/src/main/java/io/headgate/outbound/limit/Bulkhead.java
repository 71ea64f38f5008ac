package io.headgate.outbound.limit;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Limits how many calls are in flight at once; retries get at most their share. */
public final class Bulkhead {

    private final int size;
    private final Semaphore all;
    private final Semaphore retries;

    public Bulkhead(int size) {
        this.size = size;
        this.all = new Semaphore(size);
        this.retries = new Semaphore(AttemptPriority.retryPermits(size));
    }

    /** Takes a permit, if one is free. */
    public boolean tryAcquire(AttemptPriority priority) {
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

    /** Takes a permit for a first attempt, waiting for one at most that long. */
    public boolean acquireWithin(Duration patience) throws InterruptedException {
        return all.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Gives a permit back. */
    public void release(AttemptPriority priority) {
        all.release();
        if (priority == AttemptPriority.RETRY) {
            retries.release();
        }
    }

    public int size() {
        return size;
    }

    /** How many permits are taken now. */
    public int taken() {
        return size - all.availablePermits();
    }
}
