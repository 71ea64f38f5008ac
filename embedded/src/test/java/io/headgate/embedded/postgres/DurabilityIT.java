package io.headgate.embedded.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurabilityIT {

    private static final int WRITERS = 4;
    private static final int ENOUGH = 500;

    @TempDir
    Path directory;

    @Test
    void everyAcknowledgedRowSurvivesTheDeathOfThePostmaster() throws Exception {
        PostgresOptions options = PostgresOptions.durable(directory.resolve("pg"), 0);
        var acknowledged = new AtomicInteger();
        try (var postgres = EmbeddedPostgres.start(options)) {
            postgres.createDatabase("headgate");
            EmbeddedPostgresIT.execute(postgres, "CREATE TABLE kept (n serial PRIMARY KEY)");
            killWhileWriting(postgres, acknowledged);
        }
        try (var postgres = EmbeddedPostgres.start(options)) {
            // A commit whose answer was lost on the way may be there too: one for each writer.
            assertThat(EmbeddedPostgresIT.number(postgres, "SELECT count(*) FROM kept"))
                    .isBetween(acknowledged.get(), acknowledged.get() + WRITERS);
        }
    }

    private static void killWhileWriting(EmbeddedPostgres postgres, AtomicInteger acknowledged) throws Exception {
        List<Future<?>> writers = new ArrayList<>();
        try (ExecutorService executor = Executors.newFixedThreadPool(WRITERS)) {
            for (int i = 0; i < WRITERS; i++) {
                writers.add(executor.submit(() -> insertUntilItBreaks(postgres, acknowledged)));
            }
            await().atMost(Duration.ofMinutes(2)).until(() -> acknowledged.get() >= ENOUGH);
            ProcessHandle.of(postgres.pid()).orElseThrow().destroyForcibly();
        }
        for (Future<?> writer : writers) {
            writer.get();
        }
        assertThat(acknowledged.get()).isGreaterThanOrEqualTo(ENOUGH);
    }

    private static void insertUntilItBreaks(EmbeddedPostgres postgres, AtomicInteger acknowledged) {
        try (var connection = postgres.connect("headgate");
                var insert = connection.prepareStatement("INSERT INTO kept DEFAULT VALUES")) {
            while (true) {
                insert.executeUpdate();
                acknowledged.incrementAndGet();
            }
        } catch (SQLException killed) {
            assertThat(killed.getMessage()).isNotBlank();
        }
    }
}
