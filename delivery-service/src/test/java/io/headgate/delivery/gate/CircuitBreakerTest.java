package io.headgate.delivery.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.delivery.config.DeliveryProperties;
import io.headgate.delivery.core.AttemptOutcome;
import io.headgate.model.delivery.v1.AttemptClass;
import io.headgate.model.delivery.v1.EndpointHealthChanged.State;
import io.headgate.model.shared.ReasonCode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CircuitBreakerTest {

    private static final AttemptOutcome DOWN = AttemptOutcome.notSent("the connection was refused");
    private static final AttemptOutcome FINE = AttemptOutcome.of(AttemptClass.ACCEPTED, null, "HTTP 200");

    private final Moment clock = new Moment();
    private final CircuitBreaker breaker = new CircuitBreaker(
            "e", new DeliveryProperties.Breaker(20, 5, 60, Duration.ofSeconds(30), Duration.ofSeconds(90)), clock);

    @Test
    void opensAfterEnoughFailuresAndSaysSoOnce() {
        for (var i = 0; i < 4; i++) {
            assertThat(attempt(DOWN)).isNull();
        }

        var opened = attempt(DOWN);

        assertThat(opened).isNotNull();
        assertThat(opened.state()).isEqualTo(State.OPEN);
        assertThat(opened.openUntil()).isEqualTo(clock.instant().plusSeconds(30));
        assertThat(opened.reason()).isEqualTo("the connection was refused");
        assertThat(breaker.tryAcquire()).isFalse();
        assertThat(breaker.record(DOWN)).isEmpty();
    }

    @Test
    void neverOpensBecauseOfRefusals() {
        for (var i = 0; i < 100; i++) {
            assertThat(attempt(AttemptOutcome.of(AttemptClass.REJECTED, ReasonCode.DELIVERY_REJECTED, "HTTP 422")))
                    .isNull();
        }
        assertThat(breaker.tryAcquire()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = AttemptClass.class,
            names = {"MISCONFIGURED", "GONE"})
    void opensAtOnceWhenOnlyAChangedSetUpCanHelp(AttemptClass result) {
        assertThat(attempt(AttemptOutcome.of(result, null, "HTTP 4xx"))).isNotNull();
        assertThat(breaker.tryAcquire()).isFalse();
    }

    @Test
    void beginsToProbeByTheClockAndNotByADelivery() {
        open();
        clock.pass(Duration.ofSeconds(29));
        assertThat(breaker.probeWhenRested()).isEmpty();

        clock.pass(Duration.ofSeconds(1));

        assertThat(breaker.probeWhenRested().orElseThrow().state()).isEqualTo(State.HALF_OPEN);
        assertThat(breaker.probeWhenRested()).isEmpty();
    }

    @Test
    void sendsOneProbeAndClosesWhenItIsAnswered() {
        open();
        rest();
        assertThat(breaker.tryAcquire()).isTrue();
        assertThat(breaker.tryAcquire()).isFalse();

        var closed = breaker.record(FINE).orElseThrow();

        assertThat(closed.state()).isEqualTo(State.CLOSED);
        assertThat(closed.reason()).isNull();
        assertThat(breaker.tryAcquire()).isTrue();
    }

    @Test
    void givesAnUnusedProbeBack() {
        open();
        rest();
        assertThat(breaker.tryAcquire()).isTrue();

        breaker.release();

        assertThat(breaker.tryAcquire()).isTrue();
    }

    @Test
    void restsLongerAfterEachFailedProbeUpToALimit() {
        open();
        for (var seconds : new int[] {60, 90, 90}) {
            rest();
            var reopened = attempt(DOWN);
            assertThat(reopened.openUntil()).isEqualTo(clock.instant().plusSeconds(seconds));
        }
    }

    @Test
    void waitsForAChangedSetUpWhenTheEndpointIsGone() {
        attempt(AttemptOutcome.of(AttemptClass.GONE, ReasonCode.ENDPOINT_GONE, "HTTP 410"));
        clock.pass(Duration.ofDays(400));
        assertThat(breaker.probeWhenRested()).isEmpty();

        assertThat(breaker.probeNow().orElseThrow().state()).isEqualTo(State.HALF_OPEN);
    }

    @Test
    void adoptsWhatAnotherCopyFoundOut() {
        var known = new CircuitHealth(
                "e", State.OPEN, clock.instant(), clock.instant().plusSeconds(30), 0, "down");

        breaker.adopt(known);

        assertThat(breaker.tryAcquire()).isFalse();
        assertThat(breaker.health()).isEqualTo(known);
        breaker.adopt(new CircuitHealth("e", State.CLOSED, clock.instant(), null, 0, null));
        assertThat(breaker.tryAcquire()).isTrue();
    }

    private void open() {
        for (var i = 0; i < 5; i++) {
            attempt(DOWN);
        }
    }

    private void rest() {
        clock.pass(Duration.ofDays(1));
        breaker.probeWhenRested();
    }

    private CircuitHealth attempt(AttemptOutcome outcome) {
        assertThat(breaker.tryAcquire()).isTrue();
        return breaker.record(outcome).orElse(null);
    }

    private static final class Moment extends Clock {

        private Instant now = Instant.parse("2026-03-02T10:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
