package io.headgate.portal.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoginLimitsTest {

    private final LoginLimits limits = new LoginLimits();

    @Test
    void neitherUsesUpNorForgetsAnAccountFromAnAddressThatHasNoAttemptLeft() {
        IntStream.range(0, 200).forEach(i -> limits.takeAttempt("name-" + i, "203.0.113.9"));

        IntStream.range(0, 20).forEach(_ -> limits.takeAttempt("victim", "203.0.113.9"));

        assertThat(limits.takeAttempt("victim", "198.51.100.1")).isEmpty();
    }

    @Test
    void countsTheAttemptsOnAnAccountFromEveryAddress() {
        IntStream.range(0, 8).forEach(i -> limits.takeAttempt("victim", "198.51.100." + i));

        assertThat(limits.takeAttempt("victim", "198.51.100.99")).isPresent();
        limits.succeeded("victim");
        assertThat(limits.takeAttempt("victim", "198.51.100.99")).isEmpty();
    }
}
