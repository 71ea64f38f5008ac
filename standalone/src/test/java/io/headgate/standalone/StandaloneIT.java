package io.headgate.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.headgate.embedded.Ports;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole of Headgate as {@code ./headgate up} runs it: a process of its own, killed and started again. */
class StandaloneIT {

    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final List<String> SERVICES =
            List.of("PORTAL", "INTAKE", "VALIDATION", "ROUTING", "DELIVERY", "RECONCILIATION");

    @TempDir
    Path home;

    @TempDir
    Path terminals;

    private final Map<String, String> ports = ports();

    @AfterEach
    void endWhatAFailedTestLeaves() {
        processesOf(home).forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void isReadyAgainAfterItWasKilledAndLeavesNoProcessWhenItIsStopped() throws Exception {
        Process first = start("first");
        awaitReady(first, "first");
        first.destroyForcibly().waitFor();

        Process second = start("second");
        awaitReady(second, "second");
        assertThat(terminal("first")).contains("password ");
        assertThat(terminal("second")).doesNotContain("password ");
        for (String service : SERVICES) {
            await(service).atMost(PATIENCE).until(() -> readiness(service) == 200);
        }

        second.destroy();
        assertThat(second.waitFor()).isEqualTo(143);
        assertThat(terminal("second")).endsWith("Stopped.\n");
        await().atMost(PATIENCE).until(() -> processesOf(home).isEmpty());
    }

    private Process start(String name) throws IOException {
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dlogback.configurationFile=logback.xml",
                "-cp",
                mainClassPath(),
                StandaloneMain.class.getName());
        builder.environment().putAll(ports);
        builder.environment().put("HEADGATE_HOME", home.toString());
        return builder.redirectErrorStream(true)
                .redirectOutput(terminals.resolve(name).toFile())
                .start();
    }

    private void awaitReady(Process process, String name) throws IOException {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> !process.isAlive() || terminal(name).contains("Ctrl-C stops everything."));
        assertThat(terminal(name)).contains("Headgate is ready");
    }

    private String terminal(String name) throws IOException {
        return Files.readString(terminals.resolve(name));
    }

    private int readiness(String service) throws IOException, InterruptedException {
        String port = ports.get("HEADGATE_" + service + "_PORT");
        URI probe = URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness");
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(probe).build(), BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private static Map<String, String> ports() {
        var variables = new HashMap<String, String>();
        Stream.concat(SERVICES.stream(), Stream.of("POSTGRES", "KAFKA", "KAFKA_CONTROLLER"))
                .forEach(name -> variables.put("HEADGATE_" + name + "_PORT", Integer.toString(Ports.free())));
        return variables;
    }

    // What a test brings along must not configure the services.
    private static String mainClassPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("test-classes"))
                .filter(entry -> !entry.matches(".*/(spring-boot-test|spring-boot-.*-test|common-testkit)[^/]*\\.jar"))
                .reduce((one, other) -> one + File.pathSeparator + other)
                .orElseThrow();
    }

    private static List<ProcessHandle> processesOf(Path home) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .filter(process -> mentions(process, home))
                .toList();
    }

    private static boolean mentions(ProcessHandle process, Path home) {
        Path proc = Path.of("/proc", Long.toString(process.pid()));
        try {
            return Files.readString(proc.resolve("cmdline")).contains(home.toString())
                    || Files.readString(proc.resolve("environ")).contains("HEADGATE_HOME=" + home);
        } catch (IOException goneOrNotOurs) {
            return false;
        }
    }
}
