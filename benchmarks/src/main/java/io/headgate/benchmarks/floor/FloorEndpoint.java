package io.headgate.benchmarks.floor;

import io.headgate.embedded.Ports;
import java.io.File;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@link FloorApplication} in a JVM of its own, with the flags that intake gets. */
public final class FloorEndpoint implements AutoCloseable {

    private final Process process;
    private final int port = Ports.free();

    public FloorEndpoint(FloorPlatform platform, Path directory) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(List.of(
                        System.getProperty("java.home") + "/bin/java",
                        "-Xmx320m",
                        "-XX:+UseSerialGC",
                        "--sun-misc-unsafe-memory-access=allow",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dspring.config.name=floor",
                        "-Dspring.flyway.enabled=false",
                        "-Dspring.main.banner-mode=off",
                        "-Dspring.threads.virtual.enabled=true",
                        "-Dspring.autoconfigure.exclude=io.headgate.messaging.MessagingAutoConfiguration,"
                                + "io.headgate.messaging.configfeed.ConfigFeedAutoConfiguration,"
                                + "io.headgate.messaging.consumer.ConsumerAutoConfiguration,"
                                + "io.headgate.messaging.outbox.OutboxAutoConfiguration,"
                                + "io.headgate.messaging.retention.RetentionAutoConfiguration,"
                                + "io.headgate.service.config.HeadgateAutoConfiguration,"
                                + "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration,"
                                + "org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration,"
                                + "org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration,"
                                + "org.springframework.boot.session.jdbc.autoconfigure.JdbcSessionAutoConfiguration,"
                                + "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration,"
                                + "org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FloorApplication.class.getName()))
                .redirectErrorStream(true)
                .redirectOutput(new File(directory.toFile(), "floor.out"));
        builder.environment().put("SERVER_PORT", Integer.toString(port));
        builder.environment().put("SPRING_DATASOURCE_URL", platform.url());
        builder.environment().put("SPRING_DATASOURCE_USERNAME", platform.user());
        builder.environment().put("SPRING_DATASOURCE_PASSWORD", platform.password());
        builder.environment().put("SPRING_DATASOURCE_HIKARI_MAXIMUM_POOL_SIZE", "12");
        builder.environment().put("FLOOR_BOOTSTRAP", platform.bootstrap());
        process = builder.start();
        awaitPort();
    }

    private void awaitPort() throws InterruptedException {
        for (int i = 0; i < 600; i++) {
            try (var socket = new Socket("127.0.0.1", port)) {
                if (socket.isConnected()) {
                    return;
                }
            } catch (IOException notYet) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
        throw new IllegalStateException("the bare endpoint did not start, see floor.out");
    }

    public int port() {
        return port;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
