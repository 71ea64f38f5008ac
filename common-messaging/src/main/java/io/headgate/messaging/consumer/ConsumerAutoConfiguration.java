package io.headgate.messaging.consumer;

import io.headgate.messaging.KafkaSettings;
import io.headgate.messaging.MessagingMetrics;
import io.headgate.messaging.outbox.Outbox;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Wires what every consumer needs. */
@AutoConfiguration(afterName = "io.headgate.messaging.MessagingAutoConfiguration")
class ConsumerAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    CrashPoints crashPoints() {
        return CrashPoints.NONE;
    }

    @Bean
    Inbox inbox(JdbcClient jdbc) {
        return new Inbox(jdbc);
    }

    @Bean
    DeadLetters deadLetters(
            JdbcClient jdbc, Outbox outbox, PlatformTransactionManager transactions, MessagingMetrics metrics) {
        return new DeadLetters(jdbc, outbox, new TransactionTemplate(transactions), metrics);
    }

    @Bean
    Subscriptions subscriptions(
            KafkaSettings settings,
            Inbox inbox,
            PlatformTransactionManager transactions,
            DeadLetters deadLetters,
            CrashPoints crashPoints,
            MessagingMetrics metrics,
            Clock clock) {
        var plumbing = new ConsumerRuntime.Plumbing(
                inbox, new TransactionTemplate(transactions), deadLetters, crashPoints, metrics, clock);
        return new Subscriptions(settings.consumerProperties(), plumbing);
    }
}
