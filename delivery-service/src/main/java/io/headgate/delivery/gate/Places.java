package io.headgate.delivery.gate;

import java.util.concurrent.Semaphore;

/** A number of places, of which retries get at most their share. */
final class Places {

    private final int size;
    private final Semaphore all;
    private final Semaphore retries;

    Places(int size) {
        this.size = size;
        this.all = new Semaphore(size);
        this.retries = new Semaphore(Lane.retryPlaces(size));
    }

    boolean tryTake(Lane lane) {
        if (lane == Lane.RETRY && !retries.tryAcquire()) {
            return false;
        }
        if (all.tryAcquire()) {
            return true;
        }
        if (lane == Lane.RETRY) {
            retries.release();
        }
        return false;
    }

    void giveBack(Lane lane) {
        all.release();
        if (lane == Lane.RETRY) {
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
