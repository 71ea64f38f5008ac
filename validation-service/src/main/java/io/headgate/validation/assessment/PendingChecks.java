package io.headgate.validation.assessment;

import io.headgate.messaging.event.EventIds;
import io.headgate.messaging.event.TraceContext;
import io.headgate.model.intake.v1.LeadReceived;
import io.headgate.validation.assessment.PendingCheckTable.LeasedLead;
import io.headgate.validation.config.ValidationProperties;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Checks the leads of which providers are asked, each on a thread of its own and in three steps, as delivery makes an
 * attempt: the row is kept in the consumer's transaction; the lead is checked with no transaction open; its result and
 * the end of the row are one transaction, fenced by the lease. A lead whose worker vanished is taken over when its
 * lease is over.
 */
@Component
class PendingChecks implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(PendingChecks.class);
    private static final int MOST_CLAIMED = 100;

    private final PendingCheckTable table;
    private final LeadAssessor assessor;
    private final AssessmentRecorder recorder;
    private final TransactionTemplate transactions;
    private final ValidationProperties properties;
    private final Semaphore permits;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private volatile @Nullable ScheduledExecutorService timer;

    PendingChecks(
            PendingCheckTable table,
            LeadAssessor assessor,
            AssessmentRecorder recorder,
            TransactionTemplate transactions,
            ValidationProperties properties) {
        this.table = table;
        this.assessor = assessor;
        this.recorder = recorder;
        this.transactions = transactions;
        this.properties = properties;
        permits = new Semaphore(properties.leadsInFlight());
    }

    /** Keeps the leads in the transaction that is open, and begins with them once it is committed. */
    void keepAndBegin(List<LeadReceived> leads) {
        var token = EventIds.next();
        var leased = leads.stream()
                .map(lead -> new LeasedLead(lead, TraceContext.forKey(lead.key()), token))
                .toList();
        var begun = acquireUpTo(leased.size());
        // Registered first, so that the permits come back whatever fails.
        var beginning = new Beginning(begun);
        TransactionSynchronizationManager.registerSynchronization(beginning);
        beginning.fresh = insertNew(leased.subList(0, begun), token, lease());
        // Without a lease these are free for the next round, here or in another copy.
        insertNew(leased.subList(begun, leased.size()), token, Duration.ZERO);
    }

    private List<LeasedLead> insertNew(List<LeasedLead> leads, UUID token, Duration lease) {
        if (leads.isEmpty()) {
            return List.of();
        }
        var fresh = table.insertNew(leads, token, lease);
        return leads.stream()
                .filter(lead -> fresh.contains(lead.lead().leadId()))
                .toList();
    }

    /** Begins with the leads after the commit; gives back the permits of those that are not to be begun with. */
    private final class Beginning implements TransactionSynchronization {

        private final int acquired;
        private List<LeasedLead> fresh = List.of();

        Beginning(int acquired) {
            this.acquired = acquired;
        }

        @Override
        public void afterCompletion(int status) {
            var begun = status == STATUS_COMMITTED ? fresh : List.<LeasedLead>of();
            permits.release(acquired - begun.size());
            begun.forEach(PendingChecks.this::begin);
        }
    }

    private int acquireUpTo(int most) {
        var acquired = 0;
        while (acquired < most && permits.tryAcquire()) {
            acquired++;
        }
        return acquired;
    }

    private Duration lease() {
        return properties.timePerLead().plus(properties.leaseMargin());
    }

    private void begin(LeasedLead lead) {
        workers.execute(() -> {
            try {
                check(lead);
            } finally {
                permits.release();
            }
        });
    }

    private void check(LeasedLead lead) {
        try {
            lead.trace().in(() -> checkAndRecord(lead));
        } catch (RuntimeException e) {
            // The row stands, and the lead is taken up again when its lease is over.
            LOG.warn(
                    "lead {} could not be checked yet: {}",
                    lead.lead().leadId(),
                    e.getClass().getSimpleName());
        }
    }

    private boolean checkAndRecord(LeasedLead lead) {
        var assessed = assessor.assess(lead.lead());
        return Boolean.TRUE.equals(transactions.execute(_ -> {
            var ours = table.remove(lead);
            if (ours) {
                recorder.recordNew(List.of(assessed));
            }
            return ours;
        }));
    }

    private void claimFree() {
        try {
            var acquired = acquireUpTo(MOST_CLAIMED);
            var claimed = List.<LeasedLead>of();
            try {
                claimed = acquired == 0 ? claimed : table.claimFree(EventIds.next(), acquired, lease());
            } finally {
                permits.release(acquired - claimed.size());
            }
            claimed.forEach(this::begin);
        } catch (RuntimeException e) {
            // A failed round is only a late one; an exception that escaped would end the rounds for good.
            LOG.warn(
                    "leads without a worker could not be looked for: {}",
                    e.getClass().getSimpleName());
        }
    }

    @Override
    public void start() {
        var started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("pending-checks").factory());
        var period = properties.poll().toNanos();
        started.scheduleWithFixedDelay(this::claimFree, period, period, TimeUnit.NANOSECONDS);
        timer = started;
    }

    @Override
    public void stop() {
        var running = timer;
        timer = null;
        if (running == null) {
            return;
        }
        running.shutdownNow();
        try {
            // What is under way ends by itself within a lead's time.
            var all = properties.leadsInFlight();
            if (permits.tryAcquire(all, properties.timePerLead().toMillis(), TimeUnit.MILLISECONDS)) {
                permits.release(all);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }

    // After the consumers have stopped, before the database and the HTTP client close.
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 2000;
    }
}
