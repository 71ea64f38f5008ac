package io.headgate.embedded.kafka;

import io.headgate.embedded.DirectoryLock;
import io.headgate.embedded.EmbeddedException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * One Kafka broker with its own controller, in this JVM: persistent, reachable on 127.0.0.1 only. A fatal fault of the broker ends the JVM it lives in, so
 * everything but a test runs it as {@link KafkaProcess}.
 */
public final class EmbeddedKafka implements AutoCloseable {

    private final DirectoryLock lock;
    private final KafkaRaftServer server;
    private final int port;

    private EmbeddedKafka(DirectoryLock lock, KafkaRaftServer server, int port) {
        this.lock = lock;
        this.server = server;
        this.port = port;
    }

    /** Returns when the broker takes requests. */
    public static EmbeddedKafka start(KafkaOptions options) {
        DirectoryLock lock = DirectoryLock.on(options.dataDirectory());
        try {
            KafkaOptions real = options.withPorts();
            KafkaConfig config = KafkaConfig.fromProps(properties(real), false);
            formatOnce(real.dataDirectory());
            var server = new KafkaRaftServer(config, Time.SYSTEM);
            server.startup();
            return new EmbeddedKafka(lock, server, real.port());
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        } catch (Exception e) {
            lock.close();
            throw new EmbeddedException("Kafka could not be started in " + options.dataDirectory(), e);
        }
    }

    public String bootstrap() {
        return "127.0.0.1:" + port;
    }

    /** Controlled shutdown; returns when the log is closed. */
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
        lock.close();
    }

    void awaitShutdown() {
        server.awaitShutdown();
    }

    private static void formatOnce(Path directory) throws Exception {
        if (Files.exists(directory.resolve("meta.properties"))) {
            return;
        }
        Files.createDirectories(directory);
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(1)
                .setClusterId(Uuid.randomUuid().toString())
                .setControllerListenerName("CONTROLLER")
                .addDirectory(directory.toString())
                .setMetadataLogDirectory(directory.toString())
                .setIgnoreFormatted(true)
                .run();
    }

    private static Properties properties(KafkaOptions options) throws IOException {
        var properties = new Properties();
        try (var defaults = EmbeddedKafka.class.getResourceAsStream("broker.properties")) {
            properties.load(defaults);
        }
        String client = "PLAINTEXT://127.0.0.1:" + options.port();
        String controller = "127.0.0.1:" + options.controllerPort();
        properties.put("controller.quorum.voters", "1@" + controller);
        properties.put("listeners", client + ",CONTROLLER://" + controller);
        properties.put("advertised.listeners", client);
        properties.put("log.dirs", options.dataDirectory().toString());
        properties.putAll(options.settings());
        return properties;
    }
}
