package io.headgate.delivery.dispatch;

import io.headgate.delivery.config.DeliveryMetrics;
import io.headgate.delivery.config.DeliveryProperties;
import io.headgate.delivery.endpoint.Endpoints;
import io.headgate.delivery.gate.EndpointGate;
import io.headgate.delivery.gate.Gates;
import io.headgate.model.config.Delivery;
import io.headgate.outbound.limit.CircuitState;
import java.time.Duration;
import java.util.EnumMap;
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
    private final DeliveryQueue queue;
    private final LeaseReaper reaper;
    private final ReturnToRouting returnToRouting;
    private final Gates gates;
    private final Upkeep upkeep;
    private volatile @Nullable ScheduledExecutorService timers;
    private int rounds;

    DispatchLoop(
            Dispatcher dispatcher,
            DeliveryQueue queue,
            LeaseReaper reaper,
            ReturnToRouting returnToRouting,
            Gates gates,
            Upkeep upkeep) {
        this.dispatcher = dispatcher;
        this.queue = queue;
        this.reaper = reaper;
        this.returnToRouting = returnToRouting;
        this.gates = gates;
        this.upkeep = upkeep;
    }

    /** What the loop goes by. */
    @Component
    record Upkeep(Endpoints endpoints, DeliveryProperties properties, DeliveryMetrics metrics) {}

    @Override
    public void start() {
        var started = Executors.newScheduledThreadPool(
                2, Thread.ofPlatform().daemon().name("delivery-loop-", 0).factory());
        every(started, upkeep.properties().tick(), this::tick);
        every(started, upkeep.properties().poll(), this::poll);
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

    // Each on its own: one delivery that cannot be read must not keep all the others from moving.
    private void poll() {
        guarded(reaper::reap);
        guarded(gates::refresh);
        guarded(() -> queue.waiting().forEach(waiting -> guarded(() -> look(waiting))));
        guarded(returnToRouting::returnExpired);
        if (rounds++ % ROUNDS_PER_OBSERVATION == 0) {
            guarded(this::observe);
        }
    }

    private void look(DeliveryQueue.Waiting waiting) {
        var endpoints = upkeep.endpoints();
        var gate = gates.of(waiting.endpointId());
        if (endpoints.find(waiting.endpointId()).isEmpty()) {
            returnToRouting.returnAllOf(waiting.endpointId(), endpoints.version());
        } else if (gate.isOpen() && upkeep.properties().giveBackWhenOpen()) {
            returnToRouting.returnUnsentOf(waiting.endpointId());
        } else if (waiting.due()) {
            gate.waiting(true);
            dispatcher.dispatchWaiting(gate);
        }
    }

    private void observe() {
        var states = new EnumMap<CircuitState, Integer>(CircuitState.class);
        gates.all().stream().map(EndpointGate::health).forEach(health -> states.merge(health.state(), 1, Integer::sum));
        upkeep.metrics().observed(states, queue.oldestDueSeconds());
        var inDoubt = queue.inDoubt();
        upkeep.metrics().inDoubt(inDoubt.count(), inDoubt.oldestSeconds());
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
