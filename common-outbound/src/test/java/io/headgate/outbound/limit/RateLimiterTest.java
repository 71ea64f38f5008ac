package io.headgate.outbound.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateLimiterTest {

    private static final long MILLISECOND = Duration.ofMillis(1).toNanos();
    private static final long TEN_SECONDS = Duration.ofSeconds(10).toNanos();

    @Test
    void letsNoMoreASecondThroughThanTheReceiverTakes() {
        var rate = new RateLimiter(50, 0);

        assertThat(takenInTenSeconds(rate)).isBetween(540, 550);
    }

    @Test
    void startsARecoveredReceiverAtHalfItsRate() {
        var rate = new RateLimiter(50, 0);
        rate.ramp(0);

        assertThat(takenInTenSeconds(rate)).isBetween(265, 280);
    }

    @Test
    void givesBackTheTokenOfACallThatWasNotMade() {
        var rate = new RateLimiter(1, 0);
        assertThat(rate.tryAcquire(0)).isTrue();
        assertThat(rate.tryAcquire(0)).isFalse();

        rate.release();

        assertThat(rate.tryAcquire(0)).isTrue();
    }

    private static int takenInTenSeconds(RateLimiter rate) {
        var taken = 0;
        for (var now = 0L; now < TEN_SECONDS; now += MILLISECOND) {
            taken += rate.tryAcquire(now) ? 1 : 0;
        }
        return taken;
    }
}
