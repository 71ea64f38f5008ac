package io.headgate.testkit.backend;

import java.nio.file.Path;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** PostgreSQL and Kafka in containers, of the very images that docker-compose.yml names. */
final class ContainerBackends implements TestBackends {

    static final DockerImageName POSTGRES = DockerImageName.parse("postgres:18");
    static final DockerImageName KAFKA = DockerImageName.parse("apache/kafka:4.2.1");

    private static final String USER = "postgres";

    @Override
    public PostgresServer startPostgres(Path directory) {
        var container = new PostgreSQLContainer(POSTGRES)
                .withUsername(USER)
                .withDatabaseName(USER)
                .withCommand(
                        "postgres",
                        "-c",
                        "max_connections=200",
                        "-c",
                        "fsync=off",
                        "-c",
                        "synchronous_commit=off",
                        "-c",
                        "full_page_writes=off");
        container.start();
        return new PostgresServer() {
            @Override
            public String url(String database) {
                return "jdbc:postgresql://%s:%d/%s"
                        .formatted(
                                container.getHost(),
                                container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
                                database);
            }

            @Override
            public String user() {
                return container.getUsername();
            }

            @Override
            public String password() {
                return container.getPassword();
            }

            @Override
            public void close() {
                container.stop();
            }
        };
    }

    @Override
    public Broker startBroker(Path directory) {
        var container = new KafkaContainer(KAFKA)
                .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0")
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                .withEnv("KAFKA_MESSAGE_MAX_BYTES", "16777216")
                .withEnv("KAFKA_REPLICA_FETCH_MAX_BYTES", "16777216");
        container.start();
        return new Broker() {
            @Override
            public String bootstrap() {
                return container.getBootstrapServers();
            }

            @Override
            public void close() {
                container.stop();
            }
        };
    }
}
