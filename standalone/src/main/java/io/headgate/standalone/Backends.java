package io.headgate.standalone;

import io.headgate.embedded.kafka.KafkaOptions;
import io.headgate.embedded.kafka.KafkaProcess;
import io.headgate.embedded.kafka.KafkaTopics;
import io.headgate.embedded.postgres.EmbeddedPostgres;
import io.headgate.embedded.postgres.PostgresOptions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * PostgreSQL with the services' schemas and Kafka with the topics, both started at once.
 *
 * @param datasource the JDBC address of the one database
 * @param bootstrap the broker's address
 */
record Backends(String datasource, String bootstrap) {

    private static final List<String> BROKER_JVM = List.of(
            "-Xms64m",
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "--sun-misc-unsafe-memory-access=allow",
            "--enable-native-access=ALL-UNNAMED",
            "-Dlogback.configurationFile=logback-kafka.xml");

    static Backends start(Settings settings, Secrets secrets, OpenParts parts, Console console) {
        var kafka =
                CompletableFuture.supplyAsync(() -> startKafka(settings, parts, console), Thread::startVirtualThread);
        try {
            String datasource = startPostgres(settings, secrets, parts, console);
            return new Backends(datasource, kafka.join());
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private static String startPostgres(Settings settings, Secrets secrets, OpenParts parts, Console console) {
        PostgresOptions options = PostgresOptions.durable(
                        settings.home().resolve("postgres"),
                        settings.backendPorts().postgres())
                .with("shared_buffers", "128MB")
                .with("max_connections", "200")
                .with("max_wal_size", "2GB")
                .with("log_checkpoints", "off");
        var postgres = parts.open(() -> Supervised.start(
                "PostgreSQL", () -> EmbeddedPostgres.start(options), EmbeddedPostgres::onExit, console));
        Schemas.ensure(postgres.current(), settings.applications(), secrets);
        return postgres.current().url(Schemas.DATABASE);
    }

    private static String startKafka(Settings settings, OpenParts parts, Console console) {
        KafkaOptions options = KafkaOptions.at(
                settings.home().resolve("kafka"),
                settings.backendPorts().kafka(),
                settings.backendPorts().kafkaController());
        List<String> jvm = ServiceJvms.withLog(BROKER_JVM, settings, "kafka");
        var kafka = parts.open(() -> Supervised.start(
                "Kafka",
                () -> KafkaProcess.start(options, jvm, settings.logs().resolve("kafka.out")),
                KafkaProcess::onExit,
                console));
        KafkaTopics.ensure(kafka.current().bootstrap(), TopicCatalogue.all());
        return kafka.current().bootstrap();
    }
}
