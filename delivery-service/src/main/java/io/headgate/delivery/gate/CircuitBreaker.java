package io.headgate.delivery.gate;

import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.headgate.delivery.config.DeliveryProperties;
import io.headgate.delivery.core.AttemptOutcome;
import io.headgate.model.delivery.v1.EndpointHealthChanged.State;
import io.headgate.model.shared.ReasonCode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One endpoint's breaker. It counts only what says that the endpoint is in trouble; a business refusal counts as a
 * success. Every change of state is handed back to be stored and announced, since routing skips endpoints that are
 * OPEN. When the rest is over it turns HALF_OPEN by the clock, not by a delivery: routing sends none while it is OPEN.
 */
final class CircuitBreaker {

    private static final RuntimeException FAILURE = new IllegalStateException("the endpoint failed");
    // r4j only counts here; when to leave OPEN is decided by openUntil, which survives restarts.
    private static final Duration NEVER = Duration.ofDays(3650);

    private final String endpointId;
    private final io.github.resilience4j.circuitbreaker.CircuitBreaker counter;
    private final DeliveryProperties.Breaker settings;
    private final Clock clock;
    private CircuitHealth health;

    CircuitBreaker(String endpointId, DeliveryProperties.Breaker settings, Clock clock) {
        this.endpointId = endpointId;
        this.settings = settings;
        this.clock = clock;
        this.counter = io.github.resilience4j.circuitbreaker.CircuitBreaker.of(
                endpointId,
                CircuitBreakerConfig.custom()
                        .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                        .slidingWindowSize(settings.window())
                        .minimumNumberOfCalls(settings.minimumCalls())
                        .failureRateThreshold(settings.failureRate())
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .waitDurationInOpenState(NEVER)
                        .maxWaitDurationInHalfOpenState(Duration.ZERO)
                        .build());
        this.health = new CircuitHealth(endpointId, State.CLOSED, clock.instant(), null, 0, null);
    }

    synchronized boolean tryAcquire() {
        return health.state() != State.OPEN && counter.tryAcquirePermission();
    }

    /** The attempt was not made after all. */
    synchronized void release() {
        counter.releasePermission();
    }

    /** Counts the attempt; returns the new state if it changed. */
    synchronized Optional<CircuitHealth> record(AttemptOutcome outcome) {
        if (outcome.isEndpointFailure()) {
            counter.onError(0, TimeUnit.NANOSECONDS, FAILURE);
        } else {
            counter.onSuccess(0, TimeUnit.NANOSECONDS);
        }
        if (outcome.opensBreakerAtOnce() && health.state() != State.OPEN) {
            counter.transitionToOpenState();
        }
        return switch (counter.getState()) {
            case OPEN, FORCED_OPEN -> health.state() == State.OPEN ? Optional.empty() : open(outcome);
            case CLOSED -> health.state() == State.CLOSED ? Optional.empty() : close();
            default -> Optional.empty();
        };
    }

    /** Opens for as long as the endpoint itself asked for. */
    synchronized Optional<CircuitHealth> openFor(Duration rest, String reason) {
        if (health.state() == State.OPEN) {
            return Optional.empty();
        }
        counter.transitionToOpenState();
        return become(State.OPEN, clock.instant().plus(rest), health.reopened(), reason);
    }

    /** Begins to probe when the rest is over. */
    synchronized Optional<CircuitHealth> probeWhenRested() {
        var until = health.openUntil();
        return health.state() == State.OPEN && until != null && !clock.instant().isBefore(until)
                ? probe()
                : Optional.empty();
    }

    /** Begins to probe at once, because the set-up changed. */
    synchronized Optional<CircuitHealth> probeNow() {
        return health.state() == State.OPEN ? probe() : Optional.empty();
    }

    /** Takes over what another copy of the service found out. */
    synchronized void adopt(CircuitHealth known) {
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

    synchronized CircuitHealth health() {
        return health;
    }

    private Optional<CircuitHealth> open(AttemptOutcome outcome) {
        var reopened = health.state() == State.HALF_OPEN ? health.reopened() + 1 : health.reopened();
        var until = outcome.reason() == ReasonCode.ENDPOINT_GONE
                ? null
                : clock.instant().plus(rest(reopened));
        return become(State.OPEN, until, reopened, outcome.detail());
    }

    private Duration rest(int reopened) {
        var rest = settings.openFor().multipliedBy(1L << Math.min(reopened, 10));
        return rest.compareTo(settings.longestOpen()) < 0 ? rest : settings.longestOpen();
    }

    private Optional<CircuitHealth> close() {
        return become(State.CLOSED, null, 0, null);
    }

    private Optional<CircuitHealth> probe() {
        counter.transitionToHalfOpenState();
        return become(State.HALF_OPEN, null, health.reopened(), health.reason());
    }

    private Optional<CircuitHealth> become(
            State state, @Nullable Instant until, int reopened, @Nullable String reason) {
        health = new CircuitHealth(endpointId, state, clock.instant(), until, reopened, reason);
        return Optional.of(health);
    }
}
