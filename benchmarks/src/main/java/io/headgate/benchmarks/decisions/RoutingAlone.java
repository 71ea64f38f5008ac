package io.headgate.benchmarks.decisions;

import io.headgate.embedded.kafka.KafkaOptions;
import io.headgate.embedded.kafka.KafkaProcess;
import io.headgate.embedded.kafka.KafkaTopics;
import io.headgate.embedded.kafka.TopicSpec;
import io.headgate.embedded.postgres.EmbeddedPostgres;
import io.headgate.embedded.postgres.PostgresOptions;
import io.headgate.model.shared.Topics;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Copies of routing with a PostgreSQL and a Kafka as an installation has them, and no other service. */
final class RoutingAlone implements AutoCloseable {

    private static final String DATABASE = "headgate";
    private static final Duration READY = Duration.ofMinutes(3);
    private static final int WIDTH = 12;

    // The whole platform is on the class path; what the portal has chosen is not routing's, as in ./headgate up --jvms.
    private static final String NOT_ROUTINGS = String.join(
            ",",
            "org.springframework.boot.security.",
            "org.springframework.boot.session.",
            "org.springframework.boot.jpa.",
            "org.springframework.boot.hibernate.",
            "org.springframework.boot.data.");

    private final Path directory;
    private final Map<String, String> settings;
    private final EmbeddedPostgres postgres;
    private final KafkaProcess kafka;
    private final List<RoutingCopy> copies = new ArrayList<>();

    RoutingAlone(Path directory) throws SQLException {
        this(directory, WIDTH, Map.of());
    }

    /**
     * Starts what routing needs.
     *
     * @param width partitions of each work topic
     * @param settings environment variables of every copy
     */
    RoutingAlone(Path directory, int width, Map<String, String> settings) throws SQLException {
        this.directory = directory;
        this.settings = settings;
        postgres = EmbeddedPostgres.start(PostgresOptions.durable(directory.resolve("postgres"), 0)
                .with("shared_buffers", "128MB")
                .with("max_wal_size", "2GB"));
        postgres.createDatabase(DATABASE);
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA routing");
        }
        kafka = KafkaProcess.start(
                KafkaOptions.forTests(directory.resolve("kafka")),
                List.of("-Xmx256m", "-XX:+UseSerialGC"),
                directory.resolve("kafka.out"));
        KafkaTopics.ensure(kafka.bootstrap(), topics(width));
    }

    private static List<TopicSpec> topics(int width) {
        var topics = new ArrayList<TopicSpec>();
        for (var topic : Topics.withDeadLetters()) {
            topics.add(TopicSpec.of(topic.topic(), width));
            topics.add(TopicSpec.of(topic.deadLetters(), 1));
        }
        topics.add(new TopicSpec(
                Topics.CONFIG.topic(), 1, Map.of("cleanup.policy", "compact", "max.message.bytes", "16777216")));
        return topics;
    }

    Connection connect() throws SQLException {
        return postgres.connect(DATABASE);
    }

    String bootstrap() {
        return kafka.bootstrap();
    }

    List<RoutingCopy> copies() {
        return copies;
    }

    /** Starts that many copies and returns when all are ready. */
    void start(int many) throws InterruptedException {
        for (var i = 0; i < many; i++) {
            var name = "routing-" + i;
            copies.add(new RoutingCopy(name, directory, environment(name)));
        }
        await("a copy of routing did not start", RoutingCopy::isReady);
    }

    private Map<String, String> environment(String name) {
        var environment = new HashMap<>(settings);
        environment.put(
                "SPRING_DATASOURCE_URL", postgres.url(DATABASE) + "?currentSchema=routing&ApplicationName=" + name);
        environment.put("SPRING_DATASOURCE_USERNAME", postgres.user());
        environment.put("SPRING_DATASOURCE_PASSWORD", postgres.password());
        environment.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrap());
        environment.put("HEADGATE_STANDALONE_FOREIGN_AUTO_CONFIGURATIONS", NOT_ROUTINGS);
        return environment;
    }

    /** Returns when every copy decides by this version or a later one. */
    void awaitVersion(int version) throws InterruptedException {
        await("a copy of routing did not take the configuration", copy -> copy.decidesBy(version));
    }

    private void await(String otherwise, Predicate<RoutingCopy> condition) throws InterruptedException {
        var end = System.nanoTime() + READY.toNanos();
        for (var copy : copies) {
            while (!condition.test(copy)) {
                if (System.nanoTime() > end || !copies.stream().allMatch(RoutingCopy::isAlive)) {
                    throw new IllegalStateException(otherwise + ", see " + directory);
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
    }

    @Override
    public void close() {
        copies.forEach(RoutingCopy::close);
        kafka.close();
        postgres.close();
    }
}
