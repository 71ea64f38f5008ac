package io.headgate.delivery.dispatch;

import io.headgate.delivery.config.DeliveryMetrics;
import io.headgate.delivery.config.DeliveryProperties;
import io.headgate.delivery.core.RetryPolicy;
import io.headgate.delivery.endpoint.Endpoints;
import io.headgate.delivery.gate.EndpointGate;
import io.headgate.delivery.gate.Gates;
import io.headgate.delivery.gate.Permit;
import io.headgate.messaging.TraceContext;
import io.headgate.model.config.Delivery;
import io.headgate.outbound.limit.AttemptPriority;
import io.headgate.outbound.limit.CircuitHealth;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Runs attempts, each on a virtual thread of its own, and claims waiting deliveries as their endpoints' gates let them
 * in. A delivery is claimed only when there is a permit for it: what is leased is being sent.
 */
@Component
class Dispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final int LARGEST_CLAIM = 16;
    private static final int RECORD_TRIES = 6;
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final Duration LAST_RECORDS = Duration.ofSeconds(2);
    private static final int STOPPING = -1;

    private final Gates gates;
    private final DeliveryQueue queue;
    private final Endpoints endpoints;
    private final AttemptDelivery attempts;
    private final Recorders recorders;
    private final DeliveryProperties properties;
    private final DeliveryMetrics metrics;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("delivery-", 0).factory());
    // A claim and the start of its attempt are one step for whoever stops: what is claimed is sent.
    private final ReadWriteLock claiming = new ReentrantReadWriteLock();
    private boolean stopping;

    /** The two ways to put an attempt on record. */
    @Component
    record Recorders(RecordOutcome alone, OutcomeQueue together) {}

    Dispatcher(
            Gates gates,
            DeliveryQueue queue,
            Endpoints endpoints,
            AttemptDelivery attempts,
            Recorders recorders,
            DeliveryProperties properties,
            DeliveryMetrics metrics) {
        this.gates = gates;
        this.queue = queue;
        this.endpoints = endpoints;
        this.attempts = attempts;
        this.recorders = recorders;
        this.properties = properties;
        this.metrics = metrics;
    }

    /** The lease of an attempt at this endpoint: longer than the attempt can take. */
    Duration lease(String endpointId) {
        return endpoints
                .find(endpointId)
                .map(view -> view.delivery().timeout())
                .orElse(Delivery.DEFAULT_TIMEOUT)
                .plus(properties.leaseMargin());
    }

    /** Makes the attempt; the caller's thread goes on. */
    void start(ClaimedDelivery delivery, Permit permit) {
        try {
            threads.execute(
                    () -> TraceContext.continuing(delivery.traceparent()).in(() -> {
                        run(delivery, permit);
                        return delivery;
                    }));
        } catch (RejectedExecutionException e) {
            // Stopping. It is claimed, and a claim that nobody sends would count as an attempt of unknown outcome.
            run(delivery, permit);
        }
    }

    private void run(ClaimedDelivery delivery, Permit permit) {
        metrics.inFlight(1);
        try (permit) {
            if (delivery.priority() == AttemptPriority.FIRST) {
                metrics.waited(Duration.between(delivery.routedAt(), delivery.startedAt()));
            }
            var attempted = attempts.makeAttempt(delivery);
            var rest = endpoints
                    .find(delivery.endpointId())
                    .map(view -> view.retries().scheduled(1))
                    .orElse(RetryPolicy.STANDARD.scheduled(1));
            var change = attempted.ours() ? Optional.<CircuitHealth>empty() : permit.used(attempted.outcome(), rest);
            // Noted first: the breaker has changed even if the attempt cannot be recorded.
            change.ifPresent(gates::note);
            recordPersistently(delivery, attempted, permit);
            if (change.isPresent()) {
                gates.flush();
            }
        } catch (RuntimeException e) {
            // The lease runs out, and the attempt counts as one that may have handed the lead over.
            LOG.error("an attempt of delivery {} was lost", delivery.id(), e);
        } finally {
            metrics.inFlight(-1);
        }
        if (permit.gate().waiting()) {
            dispatchWaiting(permit.gate());
        }
    }

    // An answer that is not recorded becomes a duplicate at the receiver: worth a few tries while the lease lasts.
    private void recordPersistently(ClaimedDelivery delivery, AttemptResult attempted, Permit permit) {
        for (var attempt = 1; ; attempt++) {
            try {
                // In company, unless a delivery waits for this permit.
                if (attempt > 1 || permit.gate().waiting()) {
                    recorders.alone().record(delivery, attempted);
                } else {
                    recorders.together().record(delivery, attempted);
                }
                return;
            } catch (DataAccessException | TransactionException e) {
                if (attempt == RECORD_TRIES || threads.isShutdown()) {
                    throw e;
                }
                pause(FIRST_PAUSE_MILLIS << attempt);
            }
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Looks for deliveries that wait for this gate, unless somebody already is; the caller's thread goes on. */
    void dispatchWaiting(EndpointGate gate) {
        if (gate.beginPump()) {
            try {
                threads.execute(() -> {
                    do {
                        claimAllDue(gate);
                    } while (gate.endPump());
                });
            } catch (RejectedExecutionException e) {
                gate.endPump();
            }
        }
    }

    private void claimAllDue(EndpointGate gate) {
        try {
            // The flag goes down first: whoever leaves a delivery from now on puts it up again.
            gate.waiting(false);
            var left = !claimAllDue(gate, AttemptPriority.FIRST);
            left |= !claimAllDue(gate, AttemptPriority.RETRY);
            if (left) {
                gate.waiting(true);
            }
        } catch (RuntimeException e) {
            // Whatever it was: an exception that escaped would leave the pump begun, and nobody could begin it again.
            LOG.warn("waiting deliveries could not be claimed: {}", e.getClass().getSimpleName());
            LOG.debug("the failure was", e);
            gate.waiting(true);
        }
    }

    /** True when no due delivery of this priority was left. */
    private boolean claimAllDue(EndpointGate gate, AttemptPriority priority) {
        while (true) {
            var permits = permits(gate, priority);
            if (permits.isEmpty()) {
                return false;
            }
            var claimed = claimAndStart(gate, priority, permits);
            if (claimed < permits.size()) {
                return claimed != STOPPING;
            }
        }
    }

    /** How many were due and are started now; the other permits are given back. */
    private int claimAndStart(EndpointGate gate, AttemptPriority priority, List<Permit> permits) {
        claiming.readLock().lock();
        try {
            if (stopping) {
                permits.forEach(Permit::close);
                return STOPPING;
            }
            var claimed = claim(gate, priority, permits);
            for (var i = 0; i < permits.size(); i++) {
                if (i < claimed.size()) {
                    start(claimed.get(i), permits.get(i));
                } else {
                    permits.get(i).close();
                }
            }
            return claimed.size();
        } finally {
            claiming.readLock().unlock();
        }
    }

    private List<ClaimedDelivery> claim(EndpointGate gate, AttemptPriority priority, List<Permit> permits) {
        try {
            return queue.claim(gate.endpointId(), priority, permits.size(), lease(gate.endpointId()));
        } catch (RuntimeException e) {
            permits.forEach(Permit::close);
            throw e;
        }
    }

    private List<Permit> permits(EndpointGate gate, AttemptPriority priority) {
        var permits = new ArrayList<Permit>();
        while (permits.size() < LARGEST_CLAIM) {
            var permit = gates.tryEnter(gate.endpointId(), priority);
            if (permit.isEmpty()) {
                break;
            }
            permits.add(permit.get());
        }
        return permits;
    }

    /**
     * Claims nothing more and lets attempts under way end, for so long; what is cut off has an unknown outcome and is
     * repeated, marked, when its lease is over.
     */
    void stop(Duration grace) {
        claiming.writeLock().lock();
        try {
            stopping = true;
            threads.shutdown();
        } finally {
            claiming.writeLock().unlock();
        }
        try {
            if (!threads.awaitTermination(grace.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
                // What was cut off is put on record while there is a database.
                var recorded = threads.awaitTermination(LAST_RECORDS.toMillis(), TimeUnit.MILLISECONDS);
                LOG.warn("attempts were cut off after {}; all on record: {}", grace, recorded);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
