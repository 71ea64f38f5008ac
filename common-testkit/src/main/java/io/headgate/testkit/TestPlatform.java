package io.headgate.testkit;

import io.headgate.embedded.kafka.KafkaTopics;
import io.headgate.embedded.kafka.TopicSpec;
import io.headgate.model.shared.Topics;
import io.headgate.testkit.backend.TestBackends;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * One database and one broker for one application context (and further copies of it). The PostgreSQL server is shared
 * by the whole JVM; brokers are not, because consumer groups of two contexts would share the work. Where both come from
 * is said by {@link TestBackends}.
 */
public final class TestPlatform {

    /** The master key of every test; a fixed one, so that sealed fixtures can be compared. */
    public static final String MASTER_KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    /**
     * How long a test waits for what takes milliseconds on an idle machine. A condition that is met early costs nothing;
     * one that is missed because the machine was busy costs a whole run.
     */
    public static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static @Nullable TestBackends backends;
    private static TestBackends.@Nullable PostgresServer postgres;

    // Undone by one hook, the last first: hooks run at once, and a broker whose directory vanishes ends the JVM badly.
    private static final Deque<Runnable> LEFT_BEHIND = new ConcurrentLinkedDeque<>();

    static {
        Awaitility.setDefaultTimeout(PATIENCE);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> LEFT_BEHIND.forEach(Runnable::run)));
    }

    private final String database;
    private final TestBackends.Broker kafka;
    private final Map<String, String> properties;

    private TestPlatform(TestBackends backends, TestBackends.PostgresServer server, String schema) {
        database = schema + "_" + DATABASES.incrementAndGet();
        execute(server, "postgres", "CREATE DATABASE " + database);
        execute(server, database, "CREATE SCHEMA " + schema);
        kafka = backends.startBroker(freshDirectory());
        LEFT_BEHIND.push(kafka::close);
        KafkaTopics.ensure(kafka.bootstrap(), topics());
        properties = properties(server, schema);
    }

    static synchronized TestPlatform start(String schema) {
        if (backends == null) {
            backends = TestBackends.chosen();
        }
        if (postgres == null) {
            var started = backends.startPostgres(freshDirectory());
            LEFT_BEHIND.push(started::close);
            postgres = started;
        }
        return new TestPlatform(backends, postgres, schema);
    }

    private static List<TopicSpec> topics() {
        var specs = new ArrayList<TopicSpec>();
        for (var topic : Topics.withDeadLetters()) {
            specs.add(TopicSpec.of(topic.topic(), 6));
            specs.add(TopicSpec.of(topic.deadLetters(), 1));
        }
        specs.add(new TopicSpec(
                Topics.CONFIG.topic(), 1, Map.of("cleanup.policy", "compact", "max.message.bytes", "16777216")));
        return specs;
    }

    private Map<String, String> properties(TestBackends.PostgresServer server, String schema) {
        var all = new HashMap<String, String>();
        all.put("spring.datasource.url", server.url(database) + "?currentSchema=" + schema);
        all.put("spring.datasource.username", server.user());
        all.put("spring.datasource.password", server.password());
        all.put("spring.kafka.bootstrap-servers", kafka.bootstrap());
        // A test's own threads use the pool beside the service's, and must not be told that it is exhausted.
        all.put("spring.datasource.hikari.maximum-pool-size", "24");
        all.put("headgate.master-key", MASTER_KEY);
        return all;
    }

    /** The Spring properties that point a copy of the service at this platform. */
    public Map<String, String> properties() {
        return properties;
    }

    public String bootstrap() {
        return kafka.bootstrap();
    }

    /** Stops the broker for good, to see what a service does without it. The context is of no further use. */
    public void stopKafka() {
        kafka.close();
    }

    private static void execute(TestBackends.PostgresServer server, String where, String sql) {
        try (var connection = server.connect(where);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path freshDirectory() {
        try {
            var directory = Files.createTempDirectory(
                    "headgate-test",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
            LEFT_BEHIND.push(() -> delete(directory));
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // The servers are down by now, or could not be brought down: then their files are left to whoever cleans /tmp.
    private static void delete(Path directory) {
        try (var files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            directory.toFile().deleteOnExit();
        }
    }
}
