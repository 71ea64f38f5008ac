package io.headgate.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.benchmarks.load.OpenLoop.Offered;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RateStepTest {

    private static final long SECOND = 1_000_000_000L;

    private static final Offered TWO_POSTS = new Offered(2, Map.of("a", 0L, "b", SECOND), SECOND);

    @Test
    void is_sustained_when_everything_arrived_within_a_second() {
        var step = RateStep.of(1, TWO_POSTS, Map.of("a", SECOND / 10, "b", SECOND + SECOND / 5), 0);

        assertThat(step.sustained()).isTrue();
        assertThat(step.p50Millis()).isBetween(100.0, 101.0);
        assertThat(step.p99Millis()).isBetween(200.0, 201.0);
    }

    @Test
    void is_not_sustained_when_a_lead_was_queueing_at_the_end() {
        var step = RateStep.of(1, TWO_POSTS, Map.of("a", SECOND / 10, "b", 2 * SECOND + 1), SECOND);

        assertThat(step.late()).isEqualTo(1);
        assertThat(step.sustained()).isFalse();
    }

    @Test
    void is_not_sustained_when_a_lead_never_arrived() {
        var step = RateStep.of(1, TWO_POSTS, Map.of("a", SECOND / 10), 0);

        assertThat(step.late()).isEqualTo(1);
        assertThat(step.sustained()).isFalse();
    }

    @Test
    void is_not_sustained_when_a_post_got_no_answer() {
        var offered = new Offered(3, TWO_POSTS.answered(), SECOND);

        var step = RateStep.of(1, offered, Map.of("a", SECOND / 10, "b", SECOND + 1), 0);

        assertThat(step.unanswered()).isEqualTo(1);
        assertThat(step.sustained()).isFalse();
    }

    @Test
    void is_not_sustained_when_leads_of_the_middle_took_longer_than_a_second() {
        var offered = new Offered(2, Map.of("a", 0L, "b", 2 * SECOND), 2 * SECOND);

        var step = RateStep.of(1, offered, Map.of("a", 3 * SECOND / 2, "b", 2 * SECOND + 1), 0);

        assertThat(step.late()).isZero();
        assertThat(step.sustained()).isFalse();
    }

    @Test
    void leaves_the_warm_up_out_of_the_times() {
        var step = RateStep.of(1, TWO_POSTS, Map.of("a", SECOND * 9 / 10, "b", SECOND + SECOND / 5), SECOND);

        assertThat(step.p50Millis()).isBetween(200.0, 201.0);
        assertThat(step.p99Millis()).isBetween(200.0, 201.0);
    }
}
