package io.headgate.outbound.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadlineTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @ParameterizedTest
    // The clock of nanoTime may begin anywhere and wraps around.
    @ValueSource(longs = {0, -5, Long.MAX_VALUE - 10, Long.MIN_VALUE})
    void isOverWhenItsTimeHasPassed(long now) {
        var deadline = Deadline.after(SECOND, now);

        assertThat(deadline.remaining(now)).isEqualTo(SECOND);
        assertThat(deadline.isOver(now + SECOND.toNanos() - 1)).isFalse();
        assertThat(deadline.isOver(now + SECOND.toNanos())).isTrue();
        assertThat(deadline.remaining(now + MINUTE.toNanos())).isZero();
    }

    @Test
    void isMadeShorterOnTheWayAndNeverLonger() {
        var deadline = Deadline.after(SECOND, 0);

        assertThat(deadline.within(Duration.ofMillis(300), 0).remaining(0)).isEqualTo(Duration.ofMillis(300));
        assertThat(deadline.within(MINUTE, 0)).isEqualTo(deadline);
    }
}
