package io.headgate.benchmarks.peers;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A server of Node.js with its children: started, awaited, killed, and never left behind. */
final class ServerProcess implements AutoCloseable {

    private static final Duration READY = Duration.ofMinutes(5);

    private final List<String> command;
    private final Path directory;
    private final Map<String, String> environment;
    private final Path log;
    private final Thread atExit = new Thread(this::killAll);
    private @Nullable Process process;

    ServerProcess(List<String> command, Path directory, Map<String, String> environment) {
        this.command = command;
        this.directory = directory;
        this.environment = environment;
        this.log = directory.resolve("server.log");
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    void start() throws IOException {
        process = builder(command).start();
    }

    /** Runs another command in the same surroundings to its end. */
    void run(List<String> other, Duration time) throws IOException, InterruptedException {
        var ended = builder(other).start();
        try {
            if (!ended.waitFor(time.toSeconds(), TimeUnit.SECONDS) || ended.exitValue() != 0) {
                throw new IllegalStateException(String.join(" ", other) + " failed:\n" + Files.readString(log));
            }
        } finally {
            ended.descendants().forEach(ProcessHandle::destroyForcibly);
            ended.destroyForcibly();
        }
    }

    private ProcessBuilder builder(List<String> line) {
        var builder = new ProcessBuilder(line)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        return builder;
    }

    /** Waits until a request without a body is answered as it is when the server is ready. */
    void awaitAnswer(String method, String url, Predicate<HttpResponse<String>> ready)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(5))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        long end = System.nanoTime() + READY.toNanos();
        // n8n never answers a request that offers HTTP/2 with an Upgrade header, as Java's client does by itself.
        try (var http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            while (!answers(http, request, ready)) {
                if (System.nanoTime() > end || process == null || !process.isAlive()) {
                    throw new IllegalStateException(url + " was not answered:\n" + Files.readString(log));
                }
                Thread.sleep(100);
            }
        }
    }

    private static boolean answers(HttpClient http, HttpRequest request, Predicate<HttpResponse<String>> ready)
            throws InterruptedException {
        try {
            return ready.test(http.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Kills the server and what it started, and waits until the server is gone. */
    void kill() throws InterruptedException {
        var killed = process;
        killAll();
        if (killed != null) {
            killed.waitFor();
        }
    }

    private void killAll() {
        var alive = process;
        if (alive != null) {
            var children = alive.descendants().toList();
            alive.destroyForcibly();
            children.forEach(ProcessHandle::destroyForcibly);
        }
    }

    @Override
    public void close() {
        killAll();
        Runtime.getRuntime().removeShutdownHook(atExit);
    }
}
