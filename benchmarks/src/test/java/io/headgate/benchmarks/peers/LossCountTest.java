package io.headgate.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LossCountTest {

    @Test
    void counts_what_was_taken_and_never_arrived() {
        assertThat(LossCount.of(Set.of("a", "b", "c"), List.of("a", "c"))).isEqualTo(new LossCount(3, 1, 0));
    }

    @Test
    void counts_a_lead_once_however_often_it_arrived() {
        assertThat(LossCount.of(Set.of("a", "b"), List.of("a", "b", "a", "a"))).isEqualTo(new LossCount(2, 0, 1));
    }

    @Test
    void does_not_count_what_arrived_without_an_answer() {
        assertThat(LossCount.of(Set.of("a"), List.of("a", "b", "b"))).isEqualTo(new LossCount(1, 0, 0));
    }

    @Test
    void adds_up() {
        assertThat(new LossCount(3, 1, 0).plus(new LossCount(5, 2, 1))).isEqualTo(new LossCount(8, 3, 1));
    }
}
