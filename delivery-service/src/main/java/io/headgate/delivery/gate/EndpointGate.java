package io.headgate.delivery.gate;

import io.headgate.delivery.core.AttemptOutcome;
import io.headgate.delivery.core.RetryPolicy;
import io.headgate.model.config.Pace;
import io.headgate.model.shared.ReasonCode;
import io.headgate.outbound.limit.AttemptPriority;
import io.headgate.outbound.limit.Bulkhead;
import io.headgate.outbound.limit.CallVerdict;
import io.headgate.outbound.limit.CircuitBreaker;
import io.headgate.outbound.limit.CircuitHealth;
import io.headgate.outbound.limit.CircuitState;
import io.headgate.outbound.limit.RateLimiter;
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
    private final Bulkhead global;
    private final CircuitBreaker breaker;
    private final AtomicBoolean waiting = new AtomicBoolean();
    private final AtomicInteger pumps = new AtomicInteger();
    private volatile Pace pace = Pace.DEFAULT;
    private volatile Bulkhead own;
    private volatile RateLimiter rate;
    private volatile long restUntil;

    EndpointGate(String endpointId, Bulkhead global, CircuitBreaker breaker, Pace pace) {
        this.endpointId = endpointId;
        this.global = global;
        this.breaker = breaker;
        this.restUntil = System.nanoTime();
        this.own = new Bulkhead(pace.concurrency());
        this.rate = new RateLimiter(pace.perSecond(), System.nanoTime());
        this.pace = pace;
    }

    public String endpointId() {
        return endpointId;
    }

    /** A permit, or nothing when the endpoint may not be given more at the moment. */
    public Optional<Permit> tryEnter(AttemptPriority priority) {
        var bulkhead = own;
        if (resting() || !global.tryAcquire(priority)) {
            return Optional.empty();
        }
        if (!bulkhead.tryAcquire(priority)) {
            global.release(priority);
            return Optional.empty();
        }
        if (!rate.tryAcquire(System.nanoTime())) {
            bulkhead.release(priority);
            global.release(priority);
            return Optional.empty();
        }
        if (!breaker.tryAcquire()) {
            rate.release();
            bulkhead.release(priority);
            global.release(priority);
            return Optional.empty();
        }
        return Optional.of(new Permit(this, priority, bulkhead));
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

    /** Ends a look that could not be made, and all that were asked for meanwhile: the next who asks looks. */
    public void abandonPump() {
        pumps.set(0);
    }

    public boolean isOpen() {
        return breaker.health().state() == CircuitState.OPEN;
    }

    public CircuitHealth health() {
        return breaker.health();
    }

    /** Attempts in flight. */
    public int inFlight() {
        return own.taken();
    }

    Optional<CircuitHealth> record(AttemptOutcome outcome, Duration rest) {
        var change = breaker.record(verdict(outcome), outcome.detail());
        if (change.isPresent()) {
            if (change.get().state() == CircuitState.CLOSED) {
                rate.ramp(System.nanoTime());
            }
            return change;
        }
        return outcome.overloaded() ? rest(outcome, rest) : Optional.empty();
    }

    private static CallVerdict verdict(AttemptOutcome outcome) {
        if (outcome.reason() == ReasonCode.ENDPOINT_GONE) {
            return CallVerdict.GONE;
        }
        if (outcome.opensBreakerAtOnce()) {
            return CallVerdict.UNUSABLE;
        }
        return outcome.isEndpointFailure() ? CallVerdict.FAILED : CallVerdict.HEALTHY;
    }

    private Optional<CircuitHealth> rest(AttemptOutcome outcome, Duration rest) {
        var asked = outcome.retryAfter() == null ? rest : outcome.retryAfter();
        var granted = asked.compareTo(RetryPolicy.LONGEST_RETRY_AFTER) < 0 ? asked : RetryPolicy.LONGEST_RETRY_AFTER;
        if (granted.compareTo(LONG_REST) > 0) {
            return breaker.openFor(granted, outcome.detail());
        }
        restUntil = System.nanoTime() + granted.toNanos();
        return Optional.empty();
    }

    void leave(AttemptPriority priority, Bulkhead bulkhead, boolean used) {
        if (!used) {
            breaker.release();
            rate.release();
        }
        bulkhead.release(priority);
        global.release(priority);
    }

    private boolean resting() {
        return System.nanoTime() - restUntil < 0;
    }

    Optional<CircuitHealth> probeWhenRested() {
        return breaker.probeWhenRested();
    }

    Optional<CircuitHealth> probeNow() {
        restUntil = System.nanoTime();
        return breaker.probeNow();
    }

    void adopt(CircuitHealth known) {
        breaker.adopt(known);
    }

    void pace(Pace changed) {
        if (!changed.equals(pace)) {
            // Attempts in flight give their bulkhead back to the old ones; for a moment there may be more at once.
            own = new Bulkhead(changed.concurrency());
            rate = new RateLimiter(changed.perSecond(), System.nanoTime());
            pace = changed;
        }
    }
}
