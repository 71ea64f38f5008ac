package io.headgate.delivery.dispatch;

import io.headgate.delivery.config.DeliveryProperties;
import io.headgate.delivery.gate.Gates;
import io.headgate.model.config.Delivery;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Keeps the queue moving when no event does: due retries, expired leases, rested endpoints, hopeless deliveries. It
 * only looks and hands over; nothing here waits for an endpoint.
 */
@Component
class DispatchLoop implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DispatchLoop.class);
    // Longer than an attempt at an endpoint that states no time limit, shorter than the compose file waits for a stop.
    private static final Duration GRACE = Delivery.DEFAULT_TIMEOUT.multipliedBy(2);
    // The queue's age is looked up in all waiting rows: often enough for an alarm, too much for every round.
    private static final int ROUNDS_PER_OBSERVATION = 10;

    private final Dispatcher dispatcher;
    private final Gates gates;
    private final WaitingDeliveries waiting;
    private final LeaseReaper reaper;
    private final ReturnToRouting returnToRouting;
    private final QueueObserver observer;
    private final DeliveryProperties properties;
    private volatile @Nullable ScheduledExecutorService timers;
    private int rounds;

    DispatchLoop(
            Dispatcher dispatcher,
            Gates gates,
            WaitingDeliveries waiting,
            LeaseReaper reaper,
            ReturnToRouting returnToRouting,
            QueueObserver observer,
            DeliveryProperties properties) {
        this.dispatcher = dispatcher;
        this.gates = gates;
        this.waiting = waiting;
        this.reaper = reaper;
        this.returnToRouting = returnToRouting;
        this.observer = observer;
        this.properties = properties;
    }

    @Override
    public void start() {
        dispatcher.resume();
        var started = Executors.newScheduledThreadPool(
                2, Thread.ofPlatform().daemon().name("delivery-loop-", 0).factory());
        every(started, properties.tick(), this::tick);
        every(started, properties.poll(), this::poll);
        timers = started;
    }

    private static void every(ScheduledExecutorService timers, Duration period, Runnable work) {
        timers.scheduleWithFixedDelay(() -> guarded(work), 0, period.toNanos(), TimeUnit.NANOSECONDS);
    }

    // A failed round is only a late one; an exception that escaped would end the rounds for good.
    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("a round of the delivery loop failed: {}", e.getClass().getSimpleName());
            LOG.debug("the failure was", e);
        }
    }

    private void tick() {
        for (var gate : gates.all()) {
            if (gate.waiting()) {
                dispatcher.dispatchWaiting(gate);
            }
        }
    }

    // Each step is guarded on its own: one delivery that cannot be read must not keep all the others from moving.
    private void poll() {
        guarded(reaper::reap);
        guarded(gates::refresh);
        guarded(() -> waiting.findWaiting().forEach(endpoint -> guarded(() -> waiting.moveOn(endpoint))));
        guarded(returnToRouting::returnExpired);
        if (rounds++ % ROUNDS_PER_OBSERVATION == 0) {
            guarded(observer::observeQueue);
        }
    }

    @Override
    public void stop() {
        var running = timers;
        timers = null;
        if (running != null) {
            running.shutdownNow();
            dispatcher.stop(GRACE);
        }
    }

    @Override
    public boolean isRunning() {
        return timers != null;
    }

    // After the consumers have stopped, before the database and the HTTP client close.
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 2000;
    }
}
