package io.headgate.embedded;

import io.headgate.embedded.kafka.KafkaOptions;
import io.headgate.embedded.kafka.KafkaProcess;
import io.headgate.embedded.postgres.EmbeddedPostgres;
import io.headgate.embedded.postgres.PostgresOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A launcher that a test can kill: starts both servers, says where they are, and waits. */
final class LauncherMain {

    private LauncherMain() {}

    public static void main(String[] arguments) throws Exception {
        Path directory = Path.of(arguments[0]);
        var postgres = EmbeddedPostgres.start(PostgresOptions.durable(directory.resolve("pg"), 0));
        postgres.createDatabase("headgate");
        var kafka = KafkaProcess.start(
                KafkaOptions.forTests(directory.resolve("kafka")), List.of("-Xmx256m"), directory.resolve("kafka.out"));
        System.out.println("started " + postgres.pid() + " " + kafka.pid() + " " + kafka.bootstrap() + " "
                + postgres.url("headgate") + " " + postgres.password());
        new CountDownLatch(1).await();
    }
}
