package io.headgate.messaging.retention;

import io.headgate.messaging.MessagingMetrics;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires the purge and its rules for messaging's own tables. */
@AutoConfiguration(afterName = "io.headgate.messaging.MessagingAutoConfiguration")
class RetentionAutoConfiguration {

    @Bean
    Retention retention(Environment environment) {
        return new Retention(environment);
    }

    @Bean
    PurgeRule inboxPurge(Retention retention) {
        return PurgeRule.after(retention.inbox(), "inbox", "seen_at");
    }

    @Bean
    PurgeRule deadLetterPurge(Retention retention) {
        return PurgeRule.after(retention.of("dead-letters", Duration.ofDays(180)), "dead_letter", "at");
    }

    @Bean
    Purger purger(
            JdbcClient jdbc,
            List<PurgeRule> rules,
            Clock clock,
            MessagingMetrics metrics,
            Retention retention,
            Environment environment) {
        var every = retention.of("every", Duration.ofHours(1));
        var batch = environment.getProperty("headgate.retention.batch", Integer.class, 2_000);
        return new Purger(jdbc, rules, clock, metrics, every, batch);
    }
}
