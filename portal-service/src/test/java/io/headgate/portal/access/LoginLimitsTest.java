package io.headgate.portal.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoginLimitsTest {

    private final LoginLimits limits = new LoginLimits();

    @Test
    void neitherUsesUpNorForgetsAnAccountFromAnAddressThatHasNoAttemptLeft() {
        IntStream.range(0, 200).forEach(i -> limits.take("name-" + i, "203.0.113.9"));

        IntStream.range(0, 20).forEach(_ -> limits.take("victim", "203.0.113.9"));

        assertThat(limits.take("victim", "198.51.100.1")).isEmpty();
    }

    @Test
    void countsTheAttemptsOnAnAccountFromEveryAddress() {
        IntStream.range(0, 8).forEach(i -> limits.take("victim", "198.51.100." + i));

        assertThat(limits.take("victim", "198.51.100.99")).isPresent();
        limits.succeeded("victim");
        assertThat(limits.take("victim", "198.51.100.99")).isEmpty();
    }
}
