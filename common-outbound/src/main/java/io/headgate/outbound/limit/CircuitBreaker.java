package io.headgate.outbound.limit;

import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One receiver's circuit breaker. Only failures of the receiver count; an answer that refuses counts as healthy. Every
 * change of state is handed back, so that the caller can store and announce it. When the rest is over the state becomes
 * HALF_OPEN by the clock and not by a call, because whoever sees OPEN makes no calls.
 */
public final class CircuitBreaker {

    private static final RuntimeException FAILURE = new IllegalStateException("the receiver failed");
    // r4j only counts here; when to leave OPEN is decided by openUntil, which survives restarts.
    private static final Duration NEVER = Duration.ofDays(3650);

    private final String name;
    private final io.github.resilience4j.circuitbreaker.CircuitBreaker counter;
    private final CircuitBreakerSettings settings;
    private final Clock clock;
    private CircuitHealth health;

    public CircuitBreaker(String name, CircuitBreakerSettings settings, Clock clock) {
        this.name = name;
        this.settings = settings;
        this.clock = clock;
        this.counter = io.github.resilience4j.circuitbreaker.CircuitBreaker.of(
                name,
                CircuitBreakerConfig.custom()
                        .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                        .slidingWindowSize(settings.window())
                        .minimumNumberOfCalls(settings.minimumCalls())
                        .failureRateThreshold(settings.failureRate())
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .waitDurationInOpenState(NEVER)
                        .maxWaitDurationInHalfOpenState(Duration.ZERO)
                        .build());
        this.health = new CircuitHealth(name, CircuitState.CLOSED, clock.instant(), null, 0, null);
    }

    /** Takes the permission for one call, if calls are let through. */
    public synchronized boolean tryAcquire() {
        return health.state() != CircuitState.OPEN && counter.tryAcquirePermission();
    }

    /** Gives back a permission for a call that was not made. */
    public synchronized void release() {
        counter.releasePermission();
    }

    /** Counts one call; returns the new state if it changed. */
    public synchronized Optional<CircuitHealth> record(CallVerdict verdict, String detail) {
        switch (verdict) {
            case HEALTHY -> counter.onSuccess(0, TimeUnit.NANOSECONDS);
            case FAILED -> counter.onError(0, TimeUnit.NANOSECONDS, FAILURE);
            case UNUSABLE, GONE -> {
                counter.onError(0, TimeUnit.NANOSECONDS, FAILURE);
                if (health.state() != CircuitState.OPEN) {
                    counter.transitionToOpenState();
                }
            }
        }
        return switch (counter.getState()) {
            case OPEN, FORCED_OPEN -> health.state() == CircuitState.OPEN ? Optional.empty() : open(verdict, detail);
            case CLOSED -> health.state() == CircuitState.CLOSED ? Optional.empty() : close();
            default -> Optional.empty();
        };
    }

    /** Opens for as long as the receiver itself asked for. */
    public synchronized Optional<CircuitHealth> openFor(Duration rest, String reason) {
        if (health.state() == CircuitState.OPEN) {
            return Optional.empty();
        }
        counter.transitionToOpenState();
        return become(CircuitState.OPEN, clock.instant().plus(rest), health.reopened(), reason);
    }

    /** Begins to probe when the rest is over. */
    public synchronized Optional<CircuitHealth> probeWhenRested() {
        var until = health.openUntil();
        return health.state() == CircuitState.OPEN
                        && until != null
                        && !clock.instant().isBefore(until)
                ? probe()
                : Optional.empty();
    }

    /** Begins to probe at once, because the set-up changed. */
    public synchronized Optional<CircuitHealth> probeNow() {
        return health.state() == CircuitState.OPEN ? probe() : Optional.empty();
    }

    /** Takes over what another copy of the service found out. */
    public synchronized void adopt(CircuitHealth known) {
        if (known.state() == health.state()) {
            return;
        }
        switch (known.state()) {
            case OPEN -> counter.transitionToOpenState();
            case CLOSED -> counter.transitionToClosedState();
            case HALF_OPEN -> {
                counter.transitionToOpenState();
                counter.transitionToHalfOpenState();
            }
        }
        health = known;
    }

    /** The state as it is now. */
    public synchronized CircuitHealth health() {
        return health;
    }

    private Optional<CircuitHealth> open(CallVerdict verdict, String detail) {
        var reopened = health.state() == CircuitState.HALF_OPEN ? health.reopened() + 1 : health.reopened();
        var until = verdict == CallVerdict.GONE ? null : clock.instant().plus(rest(reopened));
        return become(CircuitState.OPEN, until, reopened, detail);
    }

    private Duration rest(int reopened) {
        var rest = settings.openFor().multipliedBy(1L << Math.min(reopened, 10));
        return rest.compareTo(settings.longestOpen()) < 0 ? rest : settings.longestOpen();
    }

    private Optional<CircuitHealth> close() {
        return become(CircuitState.CLOSED, null, 0, null);
    }

    private Optional<CircuitHealth> probe() {
        counter.transitionToHalfOpenState();
        return become(CircuitState.HALF_OPEN, null, health.reopened(), health.reason());
    }

    private Optional<CircuitHealth> become(
            CircuitState state, @Nullable Instant until, int reopened, @Nullable String reason) {
        health = new CircuitHealth(name, state, clock.instant(), until, reopened, reason);
        return Optional.of(health);
    }
}
