package io.headgate.delivery.attempt;

import io.headgate.delivery.attempt.RecordOutcome.Made;
import io.headgate.delivery.queue.AttemptResult;
import io.headgate.delivery.queue.ClaimedDelivery;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Lets attempts that end at about the same time share a transaction: the first waits a moment, or until the transaction
 * before has ended, and then writes for all that came meanwhile. One that cannot be recorded harms no other: whatever
 * fails together is repeated by each on its own.
 */
@Component
public class OutcomeQueue {

    private static final Logger LOG = LoggerFactory.getLogger(OutcomeQueue.class);
    // Where no delivery waits for a permit, nobody waits for it but the books, and the lease is longer by far.
    private static final long GATHER_MILLIS = 20;

    private final RecordOutcome outcomes;
    private final ConcurrentLinkedQueue<Pending> queue = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean gathering = new AtomicBoolean();
    private final Semaphore hurry = new Semaphore(0);
    // One transaction at a time: what ends during its commit makes up the next, and so batches grow with the load.
    private final ReentrantLock writing = new ReentrantLock();

    OutcomeQueue(RecordOutcome outcomes) {
        this.outcomes = outcomes;
    }

    /** Completes with whether the attempt is on record. */
    private record Pending(Made made, CompletableFuture<Boolean> done) {}

    /**
     * Returns once the attempt is on record, or throws what kept it from being so.
     *
     * @param atOnce whether a delivery waits for the permit of this one, so that only a transaction under way holds it up
     */
    public void recordWithOthers(ClaimedDelivery delivery, AttemptResult attempted, boolean atOnce) {
        var pending = new Pending(new Made(delivery, attempted), new CompletableFuture<>());
        queue.add(pending);
        if (atOnce) {
            hurry.release();
        }
        if (gathering.compareAndSet(false, true)) {
            gatherAndWrite();
        }
        if (!pending.done.join()) {
            outcomes.recordAttempt(delivery, attempted);
        }
    }

    private void gatherAndWrite() {
        try {
            hurry.tryAcquire(GATHER_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        writing.lock();
        try {
            // Whoever comes from here on gathers anew; whoever came before is in the queue.
            hurry.drainPermits();
            gathering.set(false);
            writeQueued();
        } finally {
            writing.unlock();
        }
    }

    private void writeQueued() {
        var together = new ArrayList<Pending>();
        for (var next = queue.poll(); next != null; next = queue.poll()) {
            together.add(next);
        }
        var recorded = false;
        try {
            recorded = write(together);
        } finally {
            for (var pending : together) {
                pending.done.complete(recorded);
            }
        }
    }

    private boolean write(List<Pending> together) {
        try {
            outcomes.recordAll(together.stream().map(Pending::made).toList());
            return true;
        } catch (RuntimeException e) {
            LOG.debug("{} outcomes could not be recorded together", together.size(), e);
            return false;
        }
    }
}
