package io.headgate.messaging.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class RetentionTest {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    private final MockEnvironment environment = new MockEnvironment();
    private final Retention retention = new Retention(environment);

    @Test
    void keepsAsLongAsItIsToldAndOtherwiseAsUsual() {
        environment.setProperty("headgate.retention.requests", "P7D");

        assertThat(retention.of("requests", Duration.ofDays(90))).isEqualTo(Duration.ofDays(7));
        assertThat(retention.of("others", Duration.ofDays(90))).isEqualTo(Duration.ofDays(90));
    }

    @Test
    void aNegativeTimeKeepsForEver() {
        var rule = PurgeRule.after(Duration.ofDays(-1), "t", "at");

        assertThat(rule.before().apply(NOW)).isEmpty();
        assertThat(PurgeRule.after(Duration.ZERO, "t", "at").before().apply(NOW))
                .contains(NOW);
    }

    @Test
    void refusesToForgetAnEventThatMayBeDeliveredAgain() {
        environment.setProperty("headgate.retention.inbox", "P7D");

        assertThatThrownBy(retention::inbox).hasMessageContaining("headgate.retention.inbox");
    }
}
