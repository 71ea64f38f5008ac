package io.headgate.delivery.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryPolicyTest {

    private static final Duration DAYS = Duration.ofDays(30);
    private static final double ALMOST_ONE = Math.nextDown(1.0);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 100, 1_000_000, Integer.MAX_VALUE})
    void neverWaitsLessThanScheduledNorMoreThanTheJitterAllows(int failed) {
        var policy = RetryPolicy.STANDARD;
        var least = policy.scheduled(failed);
        var most = least.plus(RetryPolicy.longestJitter(least));

        for (var jitter : List.of(0.0, 0.3, 0.999, ALMOST_ONE)) {
            assertThat(policy.delay(failed, null, DAYS, jitter).orElseThrow()).isBetween(least, most);
        }
    }

    @Test
    void waitsLongerEachTime() {
        for (var n = 1; n < 20; n++) {
            assertThat(RetryPolicy.STANDARD.scheduled(n + 1)).isGreaterThanOrEqualTo(RetryPolicy.STANDARD.scheduled(n));
        }
    }

    @Test
    void followsTheDocumentedSchedule() {
        assertThat(java.util.stream.IntStream.rangeClosed(1, 14).mapToObj(RetryPolicy.STANDARD::scheduled))
                .extracting(Duration::toSeconds)
                .containsExactly(
                        5L, 15L, 45L, 120L, 300L, 900L, 1800L, 3600L, 7200L, 14400L, 28800L, 43200L, 43200L, 43200L);
    }

    @Test
    void addsAtLeastASecondAndAtMostATenthOfJitter() {
        assertThat(RetryPolicy.longestJitter(Duration.ofSeconds(5))).isEqualTo(Duration.ofSeconds(1));
        assertThat(RetryPolicy.longestJitter(Duration.ofSeconds(45))).isEqualTo(Duration.ofMillis(4500));
        assertThat(RetryPolicy.longestJitter(Duration.ofMillis(100))).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void honoursRetryAfterBetweenTheScheduleAndTwoHours() {
        var policy = RetryPolicy.STANDARD;

        assertThat(policy.delay(1, Duration.ofSeconds(60), DAYS, 0)).contains(Duration.ofSeconds(60));
        assertThat(policy.delay(1, Duration.ofSeconds(1), DAYS, 0)).contains(Duration.ofSeconds(5));
        assertThat(policy.delay(1, Duration.ofDays(3650), DAYS, 0)).contains(Duration.ofHours(2));
        assertThat(policy.delay(10, Duration.ofMinutes(1), DAYS, 0)).contains(Duration.ofHours(4));
    }

    @Test
    void neverReachesBeyondTheRemainingAge() {
        var policy = RetryPolicy.STANDARD;
        var remaining = Duration.ofMinutes(10);

        assertThat(policy.delay(1, Duration.ofHours(1), remaining, ALMOST_ONE)).contains(remaining);
        assertThat(policy.delay(5, null, Duration.ofSeconds(301), ALMOST_ONE).orElseThrow())
                .isLessThanOrEqualTo(Duration.ofSeconds(301));
    }

    @Test
    void givesUpWhenTheNextScheduledAttemptWouldComeTooLate() {
        assertThat(RetryPolicy.STANDARD.delay(6, null, Duration.ofMinutes(14), 0))
                .isEmpty();
        assertThat(RetryPolicy.STANDARD.delay(1, null, Duration.ofSeconds(-1), 0))
                .isEmpty();
    }

    @Test
    void usesTheEndpointsOwnDelaysWhenItHasSome() {
        assertThat(RetryPolicy.of(List.of())).isEqualTo(RetryPolicy.STANDARD);
        assertThat(RetryPolicy.of(List.of(Duration.ofMillis(20))).scheduled(7)).isEqualTo(Duration.ofMillis(20));
    }
}
