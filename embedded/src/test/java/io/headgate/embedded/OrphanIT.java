package io.headgate.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.headgate.embedded.kafka.KafkaOptions;
import io.headgate.embedded.kafka.KafkaProcess;
import io.headgate.embedded.kafka.KafkaTopics;
import io.headgate.embedded.kafka.TopicSpec;
import io.headgate.embedded.postgres.EmbeddedPostgres;
import io.headgate.embedded.postgres.PostgresOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A launcher in a JVM of its own, killed at the worst moment. */
class OrphanIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path directory;

    private Process launcher;
    private ProcessHandle postmaster;
    private ProcessHandle broker;

    @BeforeEach
    void startALauncher() throws IOException {
        launcher = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LauncherMain.class.getName(),
                        directory.toString())
                .redirectErrorStream(true)
                .start();
        var lines =
                new BufferedReader(new InputStreamReader(launcher.getInputStream(), StandardCharsets.UTF_8)).lines();
        String[] started = lines.filter(line -> line.startsWith("started "))
                .findFirst()
                .orElseThrow()
                .split(" ");
        postmaster = ProcessHandle.of(Long.parseLong(started[1])).orElseThrow();
        broker = ProcessHandle.of(Long.parseLong(started[2])).orElseThrow();
    }

    @AfterEach
    void leaveNothingBehind() {
        launcher.destroyForcibly();
        postmaster.destroyForcibly();
        broker.destroyForcibly();
    }

    @Test
    void aSecondLauncherIsToldWhoHoldsTheDirectory() {
        assertThatThrownBy(() -> EmbeddedPostgres.start(PostgresOptions.durable(directory.resolve("pg"), 0)))
                .isInstanceOf(EmbeddedException.class)
                .hasMessageContaining("is in use by another process (pid " + launcher.pid() + ")");
        assertThatThrownBy(this::startKafka)
                .isInstanceOf(EmbeddedException.class)
                .hasMessageContaining("is in use by another process (pid " + launcher.pid() + ")");
        assertThat(Commands.lives(postmaster.pid())).isTrue();
        assertThat(Commands.lives(broker.pid())).isTrue();
    }

    @Test
    void thePostmasterOfAKilledLauncherIsReplaced() {
        // A frozen server does not hear that its launcher is gone.
        Commands.run(List.of("kill", "-STOP", Long.toString(postmaster.pid())));
        launcher.destroyForcibly();
        await().atMost(PATIENCE).until(() -> !launcher.isAlive());
        Commands.run(List.of("sh", "-c", "(sleep 1; kill -CONT " + postmaster.pid() + ") > /dev/null 2>&1 &"));

        try (var postgres = EmbeddedPostgres.start(PostgresOptions.durable(directory.resolve("pg"), 0))) {
            postgres.createDatabase("headgate");
            assertThat(Commands.lives(postmaster.pid())).isFalse();
            assertThat(postgres.pid()).isNotEqualTo(postmaster.pid());
        }
    }

    @Test
    void theServersOfAKilledLauncherEndByThemselves() {
        launcher.destroyForcibly();
        await().atMost(PATIENCE).until(() -> !Commands.lives(postmaster.pid()));
        await().atMost(PATIENCE).until(() -> !Commands.lives(broker.pid()));
    }

    @Test
    void theFrozenBrokerOfAKilledLauncherIsReplaced() {
        Commands.run(List.of("kill", "-STOP", Long.toString(broker.pid())));
        launcher.destroyForcibly();
        await().atMost(PATIENCE).until(() -> !launcher.isAlive());
        Commands.run(List.of("sh", "-c", "(sleep 1; kill -CONT " + broker.pid() + ") > /dev/null 2>&1 &"));

        try (var kafka = startKafka()) {
            assertThat(Commands.lives(broker.pid())).isFalse();
            KafkaTopics.ensure(kafka.bootstrap(), List.of(TopicSpec.of("alive", 1)));
        }
    }

    private KafkaProcess startKafka() {
        return KafkaProcess.start(
                KafkaOptions.forTests(directory.resolve("kafka")), List.of("-Xmx256m"), directory.resolve("kafka.out"));
    }
}
