package io.headgate.benchmarks.floor;

import io.headgate.embedded.kafka.KafkaOptions;
import io.headgate.embedded.kafka.KafkaProcess;
import io.headgate.embedded.kafka.KafkaTopics;
import io.headgate.embedded.kafka.TopicSpec;
import io.headgate.embedded.postgres.EmbeddedPostgres;
import io.headgate.embedded.postgres.PostgresOptions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** A PostgreSQL and a Kafka of the same make and settings as Headgate's own, for the floors. */
public final class FloorPlatform implements AutoCloseable {

    /** Takes messages as large as a whole configuration. */
    public static final String LARGE_TOPIC = "floor-large";

    public static final int LARGEST_MESSAGE = 16 * 1024 * 1024;

    private final EmbeddedPostgres postgres;
    private final KafkaProcess kafka;

    public FloorPlatform(Path directory) throws SQLException {
        postgres = EmbeddedPostgres.start(PostgresOptions.durable(directory.resolve("postgres"), 0)
                .with("shared_buffers", "128MB")
                .with("max_wal_size", "2GB"));
        postgres.createDatabase("floor");
        kafka = KafkaProcess.start(
                KafkaOptions.forTests(directory.resolve("kafka")),
                List.of("-Xmx256m", "-XX:+UseSerialGC"),
                directory.resolve("kafka.out"));
        KafkaTopics.ensure(
                kafka.bootstrap(),
                List.of(
                        TopicSpec.of("floor-1", 12),
                        TopicSpec.of("floor-2", 12),
                        TopicSpec.of("floor-3", 12),
                        TopicSpec.of("floor-4", 12),
                        new TopicSpec(LARGE_TOPIC, 1, Map.of("max.message.bytes", Integer.toString(LARGEST_MESSAGE)))));
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE hop (id bigserial PRIMARY KEY, stage int, payload bytea)");
            statement.execute("CREATE TABLE hot (id int PRIMARY KEY, taken bigint NOT NULL, cap bigint NOT NULL)");
            statement.execute("INSERT INTO hot VALUES (1, 0, 1000000000)");
        }
    }

    public Connection connect() throws SQLException {
        return postgres.connect("floor");
    }

    String url() {
        return postgres.url("floor");
    }

    String user() {
        return postgres.user();
    }

    String password() {
        return postgres.password();
    }

    public String bootstrap() {
        return kafka.bootstrap();
    }

    @Override
    public void close() {
        kafka.close();
        postgres.close();
    }
}
