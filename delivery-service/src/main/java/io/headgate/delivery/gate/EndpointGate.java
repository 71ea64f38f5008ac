package io.headgate.delivery.gate;

import io.headgate.delivery.core.AttemptOutcome;
import io.headgate.delivery.core.RetryPolicy;
import io.headgate.model.config.Pace;
import io.headgate.model.delivery.v1.EndpointHealthChanged.State;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What one endpoint may be given at this moment: so many attempts at once, so many a second, none while its breaker is
 * open or it asked for a rest. A delivery that gets no permit stays in the database; nothing waits in memory.
 */
public final class EndpointGate {

    // A rest that is longer than this is news for routing; a shorter one is sat out.
    private static final Duration LONG_REST = Duration.ofSeconds(30);

    private final String endpointId;
    private final Places global;
    private final Breaker breaker;
    private final AtomicBoolean waiting = new AtomicBoolean();
    private final AtomicInteger pumps = new AtomicInteger();
    private volatile Pace pace = Pace.DEFAULT;
    private volatile Places own;
    private volatile Rate rate;
    private volatile long restUntil;

    EndpointGate(String endpointId, Places global, Breaker breaker, Pace pace) {
        this.endpointId = endpointId;
        this.global = global;
        this.breaker = breaker;
        this.restUntil = System.nanoTime();
        this.own = new Places(pace.concurrency());
        this.rate = new Rate(pace.perSecond(), System.nanoTime());
        this.pace = pace;
    }

    public String endpointId() {
        return endpointId;
    }

    /** A permit, or nothing when the endpoint may not be given more at the moment. */
    public Optional<Permit> tryEnter(Lane lane) {
        var places = own;
        if (resting() || !global.tryTake(lane)) {
            return Optional.empty();
        }
        if (!places.tryTake(lane)) {
            global.giveBack(lane);
            return Optional.empty();
        }
        if (!rate.tryTake(System.nanoTime())) {
            places.giveBack(lane);
            global.giveBack(lane);
            return Optional.empty();
        }
        if (!breaker.tryPass()) {
            rate.giveBack();
            places.giveBack(lane);
            global.giveBack(lane);
            return Optional.empty();
        }
        return Optional.of(new Permit(this, lane, places));
    }

    /** Whether deliveries were left in the database for want of a permit. */
    public boolean waiting() {
        return waiting.get();
    }

    public void waiting(boolean some) {
        waiting.set(some);
    }

    /** Whether the caller is the one to look for waiting deliveries; somebody already looking will look once more. */
    public boolean beginPump() {
        return pumps.getAndIncrement() == 0;
    }

    /** Ends a look; true when somebody asked meanwhile and the caller has to look again. */
    public boolean endPump() {
        return pumps.getAndUpdate(asked -> asked > 1 ? 1 : 0) > 1;
    }

    public boolean isOpen() {
        return breaker.health().state() == State.OPEN;
    }

    public Health health() {
        return breaker.health();
    }

    /** Attempts in flight. */
    public int inFlight() {
        return own.taken();
    }

    Optional<Health> record(AttemptOutcome outcome, Duration rest) {
        var change = breaker.record(outcome);
        if (change.isPresent()) {
            if (change.get().state() == State.CLOSED) {
                rate.ramp(System.nanoTime());
            }
            return change;
        }
        return outcome.overloaded() ? rest(outcome, rest) : Optional.empty();
    }

    private Optional<Health> rest(AttemptOutcome outcome, Duration rest) {
        var asked = outcome.retryAfter() == null ? rest : outcome.retryAfter();
        var granted = asked.compareTo(RetryPolicy.LONGEST_RETRY_AFTER) < 0 ? asked : RetryPolicy.LONGEST_RETRY_AFTER;
        if (granted.compareTo(LONG_REST) > 0) {
            return breaker.openFor(granted, outcome.detail());
        }
        restUntil = System.nanoTime() + granted.toNanos();
        return Optional.empty();
    }

    void giveBack(Lane lane, Places places, boolean used) {
        if (!used) {
            breaker.notUsed();
            rate.giveBack();
        }
        places.giveBack(lane);
        global.giveBack(lane);
    }

    private boolean resting() {
        return System.nanoTime() - restUntil < 0;
    }

    Optional<Health> probeWhenRested() {
        return breaker.probeWhenRested();
    }

    Optional<Health> probeNow() {
        restUntil = System.nanoTime();
        return breaker.probeNow();
    }

    void adopt(Health known) {
        breaker.adopt(known);
    }

    void pace(Pace changed) {
        if (!changed.equals(pace)) {
            // Attempts in flight give their places back to the old ones; for a moment there may be more at once.
            own = new Places(changed.concurrency());
            rate = new Rate(changed.perSecond(), System.nanoTime());
            pace = changed;
        }
    }
}
