package io.headgate.outbound.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CircuitBreakerTest {

    private static final String REFUSED = "the connection was refused";

    private final Moment clock = new Moment();
    private final CircuitBreaker breaker = new CircuitBreaker(
            "e", new CircuitBreakerSettings(20, 5, 60, Duration.ofSeconds(30), Duration.ofSeconds(90)), clock);

    @Test
    void opensAfterEnoughFailuresAndSaysSoOnce() {
        for (var i = 0; i < 4; i++) {
            assertThat(call(CallVerdict.FAILED)).isNull();
        }

        var opened = call(CallVerdict.FAILED);

        assertThat(opened).isNotNull();
        assertThat(opened.state()).isEqualTo(CircuitState.OPEN);
        assertThat(opened.openUntil()).isEqualTo(clock.instant().plusSeconds(30));
        assertThat(opened.reason()).isEqualTo("the connection was refused");
        assertThat(breaker.tryAcquire()).isFalse();
        assertThat(breaker.record(CallVerdict.FAILED, REFUSED)).isEmpty();
    }

    @Test
    void neverOpensBecauseOfRefusals() {
        for (var i = 0; i < 100; i++) {
            assertThat(call(CallVerdict.HEALTHY)).isNull();
        }
        assertThat(breaker.tryAcquire()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = CallVerdict.class,
            names = {"UNUSABLE", "GONE"})
    void opensAtOnceWhenOnlyAChangedSetUpCanHelp(CallVerdict verdict) {
        assertThat(call(verdict)).isNotNull();
        assertThat(breaker.tryAcquire()).isFalse();
    }

    @Test
    void beginsToProbeByTheClockAndNotByADelivery() {
        open();
        clock.pass(Duration.ofSeconds(29));
        assertThat(breaker.probeWhenRested()).isEmpty();

        clock.pass(Duration.ofSeconds(1));

        assertThat(breaker.probeWhenRested().orElseThrow().state()).isEqualTo(CircuitState.HALF_OPEN);
        assertThat(breaker.probeWhenRested()).isEmpty();
    }

    @Test
    void sendsOneProbeAndClosesWhenItIsAnswered() {
        open();
        rest();
        assertThat(breaker.tryAcquire()).isTrue();
        assertThat(breaker.tryAcquire()).isFalse();

        var closed = breaker.record(CallVerdict.HEALTHY, "HTTP 200").orElseThrow();

        assertThat(closed.state()).isEqualTo(CircuitState.CLOSED);
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
            var reopened = call(CallVerdict.FAILED);
            assertThat(reopened.openUntil()).isEqualTo(clock.instant().plusSeconds(seconds));
        }
    }

    @Test
    void waitsForAChangedSetUpWhenTheReceiverIsGone() {
        call(CallVerdict.GONE);
        clock.pass(Duration.ofDays(400));
        assertThat(breaker.probeWhenRested()).isEmpty();

        assertThat(breaker.probeNow().orElseThrow().state()).isEqualTo(CircuitState.HALF_OPEN);
    }

    @Test
    void adoptsWhatAnotherCopyFoundOut() {
        var known = new CircuitHealth(
                "e", CircuitState.OPEN, clock.instant(), clock.instant().plusSeconds(30), 0, "down");

        breaker.adopt(known);

        assertThat(breaker.tryAcquire()).isFalse();
        assertThat(breaker.health()).isEqualTo(known);
        breaker.adopt(new CircuitHealth("e", CircuitState.CLOSED, clock.instant(), null, 0, null));
        assertThat(breaker.tryAcquire()).isTrue();
    }

    private void open() {
        for (var i = 0; i < 5; i++) {
            call(CallVerdict.FAILED);
        }
    }

    private void rest() {
        clock.pass(Duration.ofDays(1));
        breaker.probeWhenRested();
    }

    private CircuitHealth call(CallVerdict verdict) {
        assertThat(breaker.tryAcquire()).isTrue();
        return breaker.record(verdict, REFUSED).orElse(null);
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
