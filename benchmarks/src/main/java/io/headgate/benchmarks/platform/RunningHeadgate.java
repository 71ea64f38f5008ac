package io.headgate.benchmarks.platform;

import io.headgate.embedded.Ports;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A whole Headgate in a process of its own, exactly as {@code ./headgate up} starts it, on free ports and in a directory
 * of its own. It can be killed and started again over the same data.
 */
public final class RunningHeadgate implements AutoCloseable {

    /** The bootstrap personal access token. */
    public static final String TOKEN = "benchmark-token-0123456789abcdefghijklmnop";

    private static final Duration READY = Duration.ofMinutes(15);
    /** The six services. */
    public static final List<String> SERVICES =
            List.of("intake", "validation", "routing", "delivery", "reconciliation", "portal");

    private final HeadgateBuild build;
    private final Path home;
    private final boolean jvms;
    private final Map<String, Integer> ports = new LinkedHashMap<>();
    private final List<Process> copies = new ArrayList<>();
    private @Nullable Process process;

    public RunningHeadgate(Path home, boolean jvms) throws IOException {
        this(HeadgateBuild.own(), home, jvms);
    }

    /**
     * A platform that is not started yet.
     *
     * @param home its directory, which exists
     * @param jvms whether each service has a JVM of its own
     */
    public RunningHeadgate(HeadgateBuild build, Path home, boolean jvms) {
        this.build = build;
        this.home = home;
        this.jvms = jvms;
        for (var service : SERVICES) {
            ports.put(service, Ports.free());
        }
        for (var backend : List.of("postgres", "kafka", "kafka-controller")) {
            ports.put(backend, Ports.free());
        }
    }

    /** Starts it and returns when every service is ready. */
    public void start() throws IOException, InterruptedException {
        var command = jvms ? build.command("--jvms") : build.command();
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(home.toFile(), "launcher.out")));
        builder.environment().putAll(environment());
        process = builder.start();
        awaitReady();
    }

    private Map<String, String> environment() {
        var environment = new LinkedHashMap<String, String>();
        environment.put("HEADGATE_HOME", home.toString());
        environment.put("HEADGATE_ADMIN_PASSWORD", "benchmark-password");
        environment.put("HEADGATE_ADMIN_TOKEN", TOKEN);
        environment.put("HEADGATE_EGRESS_ALLOW", "127.0.0.0/8");
        // Whoever loads a machine on purpose must not be told that a service on it does not answer.
        environment.put("HEADGATE_LIVE_WAIT", "60s");
        environment.put("HEADGATE_PEERS_DEADLINE", "30s");
        ports.forEach((name, port) -> environment.put(
                "HEADGATE_" + name.toUpperCase(java.util.Locale.ROOT).replace('-', '_') + "_PORT", port.toString()));
        return environment;
    }

    private void awaitReady() throws IOException, InterruptedException {
        long end = System.nanoTime() + READY.toNanos();
        for (var service : SERVICES) {
            while (!ready(service)) {
                if (System.nanoTime() > end || !running().isAlive()) {
                    throw new IllegalStateException(
                            "Headgate did not start:\n" + Files.readString(home.resolve("launcher.out")));
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
    }

    private boolean ready(String service) throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url(service) + "/actuator/health/readiness"))
                .timeout(Duration.ofSeconds(2))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** Where a service answers. */
    public String url(String service) {
        return "http://127.0.0.1:" + port(service);
    }

    public int port(String name) {
        var port = ports.get(name);
        if (port == null) {
            throw new IllegalArgumentException("no such port: " + name);
        }
        return port;
    }

    public boolean hasJvms() {
        return jvms;
    }

    public Path home() {
        return home;
    }

    /** Kills the launcher as a power cut would: no shutdown hook runs, children are left to themselves. */
    public void killNine() throws InterruptedException {
        running().destroyForcibly().waitFor();
    }

    /** Suspends or wakes the JVMs of services; only where each has a JVM of its own. */
    public void signal(String signal, List<String> services) throws IOException, InterruptedException {
        for (var service : services) {
            signal(signal, pid(service));
        }
    }

    /** Sends the signal to one process. */
    public static void signal(String signal, long pid) throws IOException, InterruptedException {
        int code = new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException("process " + pid + " took no " + signal);
        }
    }

    /** The process that was started, which holds the six services unless each has a JVM of its own. */
    public long launcherPid() {
        return running().pid();
    }

    /** The process of the broker, of PostgreSQL or, where each has a JVM of its own, of a service. */
    public long pid(String name) throws IOException {
        var file =
                switch (name) {
                    case "kafka" -> home.resolve("kafka.pid");
                    case "postgres" -> home.resolve("postgres").resolve("postmaster.pid");
                    default -> home.resolve("run").resolve(name + ".pid");
                };
        // The first word of the first line; what follows says when it started.
        return Long.parseLong(Files.readString(file).strip().split("\\s+")[0]);
    }

    /** Starts one more copy of a service beside the first, over the same database and broker. */
    public void startCopy(String service, String mainClass) throws IOException {
        var command = new ArrayList<>(List.of(java()));
        command.addAll(build.jvm());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(new File(home.toFile(), service + "-copy.out"));
        var environment = builder.environment();
        environment.put(
                "SPRING_DATASOURCE_URL",
                "jdbc:postgresql://127.0.0.1:" + port("postgres") + "/headgate?currentSchema=" + service);
        environment.put("SPRING_DATASOURCE_USERNAME", service);
        environment.put("SPRING_DATASOURCE_PASSWORD", secret("role." + service));
        environment.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + port("kafka"));
        environment.put("HEADGATE_MASTER_KEY", secret("master-key"));
        int copyPort = Ports.free();
        environment.put("SERVER_PORT", Integer.toString(copyPort));
        copies.add(builder.start());
        ports.put(service + "-copy", copyPort);
    }

    /** Waits for a copy that {@link #startCopy} started. */
    public void awaitCopy(String service) throws InterruptedException {
        long end = System.nanoTime() + READY.toNanos();
        while (!ready(service + "-copy")) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the copy of " + service + " did not start");
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    /** A connection to a service's schema, as an auditor would have it. */
    public java.sql.Connection connect(String service) throws IOException, java.sql.SQLException {
        return java.sql.DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port("postgres") + "/headgate?currentSchema=" + service,
                service,
                secret("role." + service));
    }

    /** One of the secrets that the installation made for itself at its first start. */
    public String secret(String name) throws IOException {
        var secrets = new Properties();
        try (var in = Files.newInputStream(home.resolve("secrets.properties"))) {
            secrets.load(in);
        }
        var value = secrets.getProperty(name);
        if (value == null) {
            throw new IllegalStateException("no such secret: " + name);
        }
        return value;
    }

    private Process running() {
        if (process == null) {
            throw new IllegalStateException("not started");
        }
        return process;
    }

    private static String java() {
        return System.getProperty("java.home") + "/bin/java";
    }

    @Override
    public void close() {
        copies.forEach(Process::destroy);
        if (process == null) {
            return;
        }
        process.destroy();
        try {
            if (!process.waitFor(180, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
