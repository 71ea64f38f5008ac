package io.headgate.testkit.backend;

import io.headgate.embedded.kafka.EmbeddedKafka;
import io.headgate.embedded.kafka.KafkaOptions;
import io.headgate.embedded.postgres.EmbeddedPostgres;
import io.headgate.embedded.postgres.PostgresOptions;
import java.nio.file.Path;

/** PostgreSQL and Kafka out of Maven artifacts: nothing has to be installed. */
final class EmbeddedBackends implements TestBackends {

    @Override
    public PostgresServer startPostgres(Path directory) {
        var postgres = EmbeddedPostgres.start(
                PostgresOptions.forTests(directory.resolve("pg")).with("max_connections", "200"));
        return new PostgresServer() {
            @Override
            public String url(String database) {
                return postgres.url(database);
            }

            @Override
            public String user() {
                return postgres.user();
            }

            @Override
            public String password() {
                return postgres.password();
            }

            @Override
            public void close() {
                postgres.close();
            }
        };
    }

    @Override
    public Broker startBroker(Path directory) {
        var kafka = EmbeddedKafka.start(KafkaOptions.forTests(directory.resolve("kafka")));
        return new Broker() {
            @Override
            public String bootstrap() {
                return kafka.bootstrap();
            }

            @Override
            public void close() {
                kafka.close();
            }
        };
    }
}
