package io.headgate.benchmarks.floor;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The bare endpoint: one insert committed and one Kafka send acknowledged per request, and nothing else. */
@SpringBootApplication
@RestController
class FloorApplication {

    private final JdbcTemplate jdbc;
    private final KafkaProducer<String, byte[]> producer;

    FloorApplication(JdbcTemplate jdbc, KafkaProducer<String, byte[]> producer) {
        this.jdbc = jdbc;
        this.producer = producer;
    }

    public static void main(String[] args) {
        SpringApplication.run(FloorApplication.class, args);
    }

    @PostMapping("/v1/leads")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Map<String, String> take(@RequestBody byte[] body) throws ExecutionException, InterruptedException {
        jdbc.update("INSERT INTO hop (stage, payload) VALUES (0, ?)", body);
        producer.send(new ProducerRecord<>("floor-1", body)).get();
        return Map.of("status", "received");
    }

    /** The producer with the settings of Headgate's own. */
    @org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
    static class Wiring {

        @Bean
        KafkaProducer<String, byte[]> producer(Environment environment) {
            return new KafkaProducer<>(
                    Map.of(
                            "bootstrap.servers",
                            String.valueOf(environment.getProperty("floor.bootstrap")),
                            "acks",
                            "all",
                            "linger.ms",
                            0),
                    new StringSerializer(),
                    new ByteArraySerializer());
        }
    }
}
