package io.headgate.embedded.postgres;

import io.headgate.embedded.Commands;
import io.headgate.embedded.DirectoryLock;
import io.headgate.embedded.EmbeddedException;
import io.headgate.embedded.Ports;
import io.headgate.embedded.RunAs;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL as a child process: persistent, password-protected, reachable on 127.0.0.1 only. A directory is served by one launcher at a time; when
 * the launcher is killed the server stops too, and one that lives on nevertheless is stopped before a new one starts.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);

    // Crash recovery of a large cluster takes its time.
    private static final Duration START_LIMIT = Duration.ofMinutes(5);
    private static final Duration POLL = Duration.ofMillis(20);

    private final DirectoryLock lock;
    private final PostgresCluster cluster;
    private final Path serverLog;
    private final int port;
    private final String password;
    private final Process postmaster;
    private final Process watchdog;

    private EmbeddedPostgres(DirectoryLock lock, PostgresCluster cluster, PostgresOptions options) throws IOException {
        this.lock = lock;
        this.cluster = cluster;
        this.port = options.port() == 0 ? Ports.free() : options.port();
        this.password = cluster.password();
        Ports.require(port, "PostgreSQL");
        Path data = options.dataDirectory();
        this.serverLog = data.resolveSibling(data.getFileName() + ".log");
        this.postmaster = new ProcessBuilder(cluster.serverCommand(arguments(options)))
                .directory(new File("/"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(serverLog.toFile()))
                .start();
        this.watchdog = watchdog();
    }

    /** Returns when the server takes connections. */
    public static EmbeddedPostgres start(PostgresOptions options) {
        DirectoryLock lock = DirectoryLock.on(options.dataDirectory());
        try {
            Path home = PostgresBinaries.unpackedIn(options.cacheDirectory());
            PostgresCluster cluster = PostgresCluster.open(home, options.dataDirectory());
            cluster.stopOrphans();
            var postgres = new EmbeddedPostgres(lock, cluster, options);
            postgres.awaitConnections();
            return postgres;
        } catch (IOException e) {
            lock.close();
            throw new EmbeddedException("PostgreSQL could not be started", e);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    public int port() {
        return port;
    }

    public String user() {
        return PostgresCluster.SUPERUSER;
    }

    public String password() {
        return password;
    }

    /** The process id of the postmaster. */
    public long pid() {
        return postmaster.pid();
    }

    /** Completes when the postmaster has ended, wanted or not. */
    public CompletableFuture<Integer> onExit() {
        return postmaster.onExit().thenApply(Process::exitValue);
    }

    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** A connection of the superuser. */
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), user(), password);
    }

    /** Makes the database unless it exists. */
    public void createDatabase(String name) {
        try (Connection connection = connect("postgres");
                var find = connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?");
                var create = connection.createStatement()) {
            find.setString(1, name);
            if (!find.executeQuery().next()) {
                create.execute("CREATE DATABASE " + create.enquoteIdentifier(name, true));
            }
        } catch (SQLException e) {
            throw new EmbeddedException("The database " + name + " could not be made", e);
        }
    }

    /** Fast stop; returns when the last process is gone. Closing twice is harmless. */
    @Override
    public void close() {
        try {
            watchdog.destroyForcibly();
            if (postmaster.isAlive()) {
                // Not Process.destroy(): that is a smart stop, which waits for clients for ever.
                cluster.stop();
                postmaster.waitFor();
            }
        } catch (InterruptedException e) {
            throw Commands.interrupted(e);
        } finally {
            lock.close();
        }
    }

    // A shell whose input ends when this JVM does, whatever way that happens. SIGINT is the fast stop.
    private Process watchdog() throws IOException {
        var command = new ArrayList<String>(RunAs.ownSession());
        command.addAll(List.of("sh", "-c", "read -r _; kill -INT \"$1\"", "sh", Long.toString(postmaster.pid())));
        return new ProcessBuilder(command)
                .directory(new File("/"))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private List<String> arguments(PostgresOptions options) {
        var arguments = new ArrayList<String>();
        arguments.addAll(List.of("-D", options.dataDirectory().toString(), "-p", Integer.toString(port)));
        set(arguments, "listen_addresses", "127.0.0.1");
        set(arguments, "unix_socket_directories", "");
        set(arguments, "log_line_prefix", "%m [%p] ");
        options.settings().forEach((name, value) -> set(arguments, name, value));
        return arguments;
    }

    private static void set(List<String> arguments, String name, String value) {
        arguments.add("-c");
        arguments.add(name + "=" + value);
    }

    private void awaitConnections() throws IOException {
        long end = System.nanoTime() + START_LIMIT.toNanos();
        while (true) {
            try (Connection connection = connect("postgres")) {
                return;
            } catch (SQLException notYet) {
                if (!postmaster.isAlive()) {
                    throw new EmbeddedException("PostgreSQL ended at once, see " + serverLog + ":\n" + lastLines());
                }
                if (System.nanoTime() > end) {
                    close();
                    throw new EmbeddedException("PostgreSQL takes no connections, see " + serverLog, notYet);
                }
            }
            pause();
        }
    }

    private void pause() {
        try {
            if (postmaster.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                log.debug("PostgreSQL ended with {}", postmaster.exitValue());
            }
        } catch (InterruptedException e) {
            throw Commands.interrupted(e);
        }
    }

    private String lastLines() throws IOException {
        List<String> lines = Files.readAllLines(serverLog);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 10), lines.size()));
    }
}
