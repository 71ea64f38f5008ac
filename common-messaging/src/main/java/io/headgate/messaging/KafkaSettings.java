package io.headgate.messaging;

import java.util.Map;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.core.env.Environment;

/**
 * Where Kafka is and who asks.
 *
 * @param bootstrap the brokers, {@code host:port} separated by commas
 * @param name the service's name: the source of its events and the client id of its consumers
 */
public record KafkaSettings(String bootstrap, String name) {

    static KafkaSettings of(Environment environment) {
        return new KafkaSettings(
                environment.getProperty("spring.kafka.bootstrap-servers", "localhost:9092"),
                environment.getProperty("spring.application.name", "headgate"));
    }

    /** What every consumer of this service starts from. */
    public Map<String, Object> consumerProperties() {
        return Map.of(
                "bootstrap.servers",
                bootstrap,
                "key.deserializer",
                StringDeserializer.class,
                "value.deserializer",
                ByteArrayDeserializer.class,
                "client.id",
                name);
    }
}
