package io.headgate.benchmarks.decisions;

import io.headgate.embedded.EmbeddedPostgres;
import io.headgate.embedded.KafkaOptions;
import io.headgate.embedded.KafkaProcess;
import io.headgate.embedded.KafkaTopics;
import io.headgate.embedded.Ports;
import io.headgate.embedded.PostgresOptions;
import io.headgate.embedded.TopicSpec;
import io.headgate.model.shared.Topics;
import io.headgate.service.crypto.MasterKey;
import io.headgate.service.crypto.ServiceToken;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Copies of routing with a PostgreSQL and a Kafka as an installation has them, and no other service. */
final class RoutingAlone implements AutoCloseable {

    private static final String MASTER_KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    private static final String DATABASE = "headgate";
    private static final Duration READY = Duration.ofMinutes(3);
    private static final int WIDTH = 12;
    // As ./headgate up has them.
    private static final List<String> JVM = List.of(
            "--sun-misc-unsafe-memory-access=allow",
            "--enable-native-access=ALL-UNNAMED",
            "-XX:+UseSerialGC",
            "-Xms128m",
            "-Xmx512m",
            "-XX:MaxMetaspaceSize=384m");

    // The whole platform is on the class path; what the portal has chosen is not routing's, as in ./headgate up --jvms.
    private static final String NOT_ROUTINGS = String.join(
            ",",
            "org.springframework.boot.security.",
            "org.springframework.boot.session.",
            "org.springframework.boot.jpa.",
            "org.springframework.boot.hibernate.",
            "org.springframework.boot.data.");

    private final Path directory;
    private final EmbeddedPostgres postgres;
    private final KafkaProcess kafka;
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Process> copies = new ArrayList<>();
    private final List<Integer> ports = new ArrayList<>();

    RoutingAlone(Path directory) throws SQLException {
        this.directory = directory;
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
        KafkaTopics.ensure(kafka.bootstrap(), topics());
    }

    private static List<TopicSpec> topics() {
        var topics = new ArrayList<TopicSpec>();
        for (var topic : Topics.withDeadLetters()) {
            topics.add(TopicSpec.of(topic.topic(), WIDTH));
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

    /** Starts that many copies and returns when all are ready. */
    void start(int many) throws IOException, InterruptedException {
        for (var i = 0; i < many; i++) {
            startCopy(i);
        }
        await("a copy of routing did not start", port -> get(port, "/actuator/health/readiness")
                .isPresent());
    }

    private void startCopy(int number) throws IOException {
        var command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
        command.addAll(JVM);
        command.add("-Dheadgate.logs=" + directory);
        command.add("-Dheadgate.log=routing-" + number);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.headgate.routing.RoutingApplication"));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("routing-" + number + ".out").toFile());
        var port = Ports.free();
        var environment = builder.environment();
        environment.put("SPRING_DATASOURCE_URL", postgres.url(DATABASE) + "?currentSchema=routing");
        environment.put("SPRING_DATASOURCE_USERNAME", postgres.user());
        environment.put("SPRING_DATASOURCE_PASSWORD", postgres.password());
        environment.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrap());
        environment.put("HEADGATE_MASTER_KEY", MASTER_KEY);
        environment.put("SERVER_PORT", Integer.toString(port));
        environment.put("HEADGATE_STANDALONE_FOREIGN_AUTO_CONFIGURATIONS", NOT_ROUTINGS);
        ports.add(port);
        copies.add(builder.start());
    }

    /** Returns when every copy decides by this version or a later one. */
    void awaitVersion(int version) throws InterruptedException {
        await("a copy of routing did not take the configuration", port -> get(port, "/internal/config-version")
                .filter(answer -> Integer.parseInt(answer.replaceAll("\\D", "")) >= version)
                .isPresent());
    }

    private void await(String otherwise, Predicate<Integer> condition) throws InterruptedException {
        var end = System.nanoTime() + READY.toNanos();
        for (var port : ports) {
            while (!condition.test(port)) {
                if (System.nanoTime() > end || copies.stream().anyMatch(copy -> !copy.isAlive())) {
                    throw new IllegalStateException(otherwise + ", see " + directory);
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
    }

    /** The body of a good answer. */
    private Optional<String> get(int port, String path) {
        var token = new ServiceToken(MasterKey.of(MASTER_KEY)).value();
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + token)
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 ? Optional.of(answer.body()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        copies.forEach(Process::destroy);
        copies.forEach(copy -> copy.onExit().join());
        http.close();
        kafka.close();
        postgres.close();
    }
}
