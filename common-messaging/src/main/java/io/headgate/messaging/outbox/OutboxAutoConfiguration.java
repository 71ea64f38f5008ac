package io.headgate.messaging.outbox;

import io.headgate.messaging.KafkaSettings;
import io.headgate.messaging.MessagingMetrics;
import java.time.Clock;
import java.util.HashMap;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires the outbox and what publishes it. */
@AutoConfiguration(afterName = "io.headgate.messaging.MessagingAutoConfiguration")
class OutboxAutoConfiguration {

    private static final int LARGEST_MESSAGE = 16 * 1024 * 1024;

    @Bean(destroyMethod = "close")
    Producer<String, byte[]> eventProducer(KafkaSettings settings) {
        var properties = new HashMap<String, Object>();
        properties.put("bootstrap.servers", settings.bootstrap());
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
    OutboxStore outboxStore(JdbcTemplate template, JdbcClient jdbc) {
        return new OutboxStore(template, jdbc);
    }

    @Bean
    EagerPublisher eagerPublisher(
            Producer<String, byte[]> eventProducer,
            OutboxStore store,
            KafkaSettings settings,
            MessagingMetrics metrics) {
        var publisher = new EagerPublisher(eventProducer, store, settings.name());
        metrics.watchOutbox(new OutboxAge(store)::seconds, publisher::queued);
        return publisher;
    }

    @Bean
    OutboxSweeper outboxSweeper(Producer<String, byte[]> eventProducer, OutboxStore store, KafkaSettings settings) {
        return new OutboxSweeper(eventProducer, store, settings.name());
    }

    @Bean
    Outbox outbox(OutboxStore store, EagerPublisher publisher, Clock clock) {
        return new Outbox(store, publisher, clock);
    }
}
