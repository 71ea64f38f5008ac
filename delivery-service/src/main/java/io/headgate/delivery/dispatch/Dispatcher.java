package io.headgate.delivery.dispatch;

import io.headgate.delivery.attempt.RunAttempt;
import io.headgate.delivery.config.DeliveryProperties;
import io.headgate.delivery.endpoint.Endpoints;
import io.headgate.delivery.gate.EndpointGate;
import io.headgate.delivery.gate.Gates;
import io.headgate.delivery.gate.Permit;
import io.headgate.delivery.queue.ClaimedDelivery;
import io.headgate.delivery.queue.DeliveryQueue;
import io.headgate.messaging.event.TraceContext;
import io.headgate.model.config.Delivery;
import io.headgate.outbound.limit.AttemptPriority;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Starts attempts, each on a virtual thread of its own, and claims waiting deliveries as their endpoints' gates let them
 * in. A delivery is claimed only when there is a permit for it: what is leased is being sent.
 */
@Component
public class Dispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final int LARGEST_CLAIM = 16;
    private static final Duration LAST_RECORDS = Duration.ofSeconds(2);
    private static final int STOPPING = -1;

    private final Gates gates;
    private final DeliveryQueue queue;
    private final Endpoints endpoints;
    private final RunAttempt attempts;
    private final DeliveryProperties properties;
    private volatile ExecutorService threads = newThreads();
    // A claim and the start of its attempt are one step for whoever stops: what is claimed is sent.
    private final ReadWriteLock claiming = new ReentrantReadWriteLock();
    private boolean stopping;

    Dispatcher(
            Gates gates, DeliveryQueue queue, Endpoints endpoints, RunAttempt attempts, DeliveryProperties properties) {
        this.gates = gates;
        this.queue = queue;
        this.endpoints = endpoints;
        this.attempts = attempts;
        this.properties = properties;
    }

    private static ExecutorService newThreads() {
        return Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("delivery-", 0).factory());
    }

    /** Takes up work again after a stop; before the first one there is nothing to take up. */
    void resume() {
        claiming.writeLock().lock();
        try {
            if (stopping) {
                threads = newThreads();
                stopping = false;
            }
        } finally {
            claiming.writeLock().unlock();
        }
    }

    /** The lease of an attempt at this endpoint: longer than the attempt can take. */
    public Duration lease(String endpointId) {
        return endpoints
                .find(endpointId)
                .map(view -> view.delivery().timeout())
                .orElse(Delivery.DEFAULT_TIMEOUT)
                .plus(properties.leaseMargin());
    }

    /** Makes the attempt; the caller's thread goes on. */
    void start(ClaimedDelivery delivery, Permit permit) {
        try {
            threads.execute(() -> TraceContext.continuing(delivery.routed().traceparent())
                    .in(() -> {
                        run(delivery, permit);
                        return delivery;
                    }));
        } catch (RejectedExecutionException e) {
            // Stopping. It is claimed, and a claim that nobody sends would count as an attempt of unknown outcome.
            run(delivery, permit);
        }
    }

    private void run(ClaimedDelivery delivery, Permit permit) {
        attempts.runAttempt(delivery, permit, threads::isShutdown);
        if (permit.gate().waiting()) {
            dispatchWaiting(permit.gate());
        }
    }

    /** Looks for deliveries that wait for this gate, unless somebody already is; the caller's thread goes on. */
    public void dispatchWaiting(EndpointGate gate) {
        if (gate.beginPump()) {
            try {
                threads.execute(() -> {
                    do {
                        claimAllDue(gate);
                    } while (gate.endPump());
                });
            } catch (RejectedExecutionException e) {
                gate.abandonPump();
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
