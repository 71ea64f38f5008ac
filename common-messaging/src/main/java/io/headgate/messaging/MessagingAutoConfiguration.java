package io.headgate.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Wires messaging into a service that has a DataSource and {@code spring.kafka.bootstrap-servers}. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration",
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration"
        })
class MessagingAutoConfiguration {

    private static final int LARGEST_MESSAGE = 16 * 1024 * 1024;

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    @ConditionalOnMissingBean
    CrashPoints crashPoints() {
        return CrashPoints.NONE;
    }

    @Bean(destroyMethod = "close")
    Producer<String, byte[]> eventProducer(Environment environment) {
        var properties = new HashMap<String, Object>();
        properties.put("bootstrap.servers", bootstrap(environment));
        properties.put("acks", "all");
        properties.put("enable.idempotence", true);
        properties.put("linger.ms", 0);
        // What comes while one request is under way makes up the next: few requests under load, no waiting without it.
        properties.put("max.in.flight.requests.per.connection", 1);
        // Events are small and mostly alone in their batch; compressing them costs more than it saves.
        properties.put("compression.type", "none");
        properties.put("delivery.timeout.ms", 15_000);
        properties.put("request.timeout.ms", 5_000);
        // The publisher's own thread may wait this long for a broker that is down; the table holds the rows meanwhile.
        properties.put("max.block.ms", 1_000);
        properties.put("max.request.size", LARGEST_MESSAGE);
        properties.put("buffer.memory", 64L * 1024 * 1024);
        properties.put("reconnect.backoff.max.ms", 1000);
        return new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
    }

    @Bean
    OutboxStore outboxStore(JdbcClient jdbc) {
        return new OutboxStore(jdbc);
    }

    @Bean
    EagerPublisher eagerPublisher(Producer<String, byte[]> eventProducer, OutboxStore store, Environment environment) {
        return new EagerPublisher(eventProducer, store, name(environment));
    }

    @Bean
    OutboxSweeper outboxSweeper(Producer<String, byte[]> eventProducer, OutboxStore store, Environment environment) {
        return new OutboxSweeper(eventProducer, store, name(environment));
    }

    @Bean
    Outbox outbox(JdbcTemplate jdbc, EagerPublisher publisher, Clock clock) {
        return new Outbox(jdbc, publisher, clock);
    }

    @Bean
    Inbox inbox(JdbcClient jdbc) {
        return new Inbox(jdbc);
    }

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

    @Bean
    MessagingMetrics messagingMetrics(
            ObjectProvider<MeterRegistry> registry, OutboxStore store, EagerPublisher publisher) {
        var metrics = new MessagingMetrics(
                registry.getIfAvailable(() -> new io.micrometer.core.instrument.simple.SimpleMeterRegistry()));
        metrics.watch(new OutboxAge(store), publisher);
        return metrics;
    }

    @Bean
    DeadLetters deadLetters(
            JdbcClient jdbc, Outbox outbox, PlatformTransactionManager transactions, MessagingMetrics metrics) {
        return new DeadLetters(jdbc, outbox, new TransactionTemplate(transactions), metrics);
    }

    @Bean
    Subscriptions subscriptions(
            Environment environment,
            Inbox inbox,
            PlatformTransactionManager transactions,
            DeadLetters deadLetters,
            CrashPoints crashPoints,
            MessagingMetrics metrics,
            Clock clock) {
        var plumbing = new ConsumerRuntime.Plumbing(
                inbox, new TransactionTemplate(transactions), deadLetters, crashPoints, metrics, clock);
        return new Subscriptions(consumerProperties(environment), plumbing);
    }

    @Bean
    ConfigFeed configFeed(Environment environment, JdbcClient jdbc, MessagingMetrics metrics) {
        var feed = new ConfigFeed(consumerProperties(environment), new ConfigStore(jdbc));
        metrics.watch(feed);
        return feed;
    }

    private static Map<String, Object> consumerProperties(Environment environment) {
        return Map.of(
                "bootstrap.servers",
                bootstrap(environment),
                "key.deserializer",
                StringDeserializer.class,
                "value.deserializer",
                ByteArrayDeserializer.class,
                "client.id",
                name(environment));
    }

    private static String bootstrap(Environment environment) {
        return environment.getProperty("spring.kafka.bootstrap-servers", "localhost:9092");
    }

    private static String name(Environment environment) {
        return environment.getProperty("spring.application.name", "headgate");
    }
}
