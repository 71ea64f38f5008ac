package io.headgate.benchmarks.decisions;

import io.headgate.embedded.ChildJvm;
import io.headgate.embedded.Ports;
import io.headgate.service.crypto.MasterKey;
import io.headgate.service.crypto.ServiceToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One copy of routing in a JVM of its own, which can be killed, frozen, and started again. */
final class RoutingCopy implements AutoCloseable {

    static final String MASTER_KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    // As ./headgate up has them.
    private static final List<String> JVM = List.of(
            "--sun-misc-unsafe-memory-access=allow",
            "--enable-native-access=ALL-UNNAMED",
            "-XX:+UseSerialGC",
            "-Xms128m",
            "-Xmx512m",
            "-XX:MaxMetaspaceSize=384m");

    private final String name;
    private final Path directory;
    private final Map<String, String> environment;
    private final HttpClient http = HttpClient.newHttpClient();
    private final int port = Ports.free();
    private ChildJvm jvm;

    /** Starts it, without waiting for anything. */
    RoutingCopy(String name, Path directory, Map<String, String> environment) {
        this.name = name;
        this.directory = directory;
        this.environment = new HashMap<>(environment);
        this.environment.put("HEADGATE_MASTER_KEY", MASTER_KEY);
        this.environment.put("SERVER_PORT", Integer.toString(port));
        jvm = run();
    }

    private ChildJvm run() {
        var arguments = new ArrayList<>(JVM);
        arguments.add("-Dheadgate.logs=" + directory);
        arguments.add("-Dheadgate.log=" + name);
        return ChildJvm.start(new ChildJvm.Options(
                "io.headgate.routing.RoutingApplication",
                List.of(),
                arguments,
                environment,
                directory.resolve(name + ".out"),
                directory.resolve(name + ".pid")));
    }

    String name() {
        return name;
    }

    boolean isAlive() {
        return jvm.isAlive();
    }

    boolean isReady() {
        return get("/actuator/health/readiness").isPresent();
    }

    /** Whether it decides by this version or a later one. */
    boolean decidesBy(int version) {
        return get("/internal/config-version")
                .filter(answer -> Integer.parseInt(answer.replaceAll("\\D", "")) >= version)
                .isPresent();
    }

    /** The body of a good answer. */
    Optional<String> get(String path) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + new ServiceToken(MasterKey.of(MASTER_KEY)).value())
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

    /** Kills it so that it can do nothing more, whatever it is doing, and starts it again without waiting for it. */
    void killNineAndStart() {
        kill();
        jvm = run();
    }

    /** Stops it between two instructions, with its connections open and its transactions begun. */
    void freeze() {
        signal("STOP");
    }

    /** Lets it go on as if no time had passed. */
    void thaw() {
        signal("CONT");
    }

    private void signal(String signal) {
        try {
            var kill = new ProcessBuilder("sh", "-c", "kill -" + signal + " " + jvm.pid())
                    .inheritIO()
                    .start();
            if (kill.waitFor() != 0) {
                throw new IllegalStateException(name + " took no signal " + signal);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void kill() {
        ProcessHandle.of(jvm.pid()).ifPresent(ProcessHandle::destroyForcibly);
        jvm.onExit().join();
    }

    /** A frozen one hears nothing: it is let go first. */
    @Override
    public void close() {
        try {
            if (jvm.isAlive()) {
                thaw();
            }
            jvm.close();
        } catch (UncheckedIOException | IllegalStateException e) {
            kill();
        } finally {
            http.close();
        }
    }
}
