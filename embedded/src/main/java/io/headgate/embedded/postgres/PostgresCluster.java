package io.headgate.embedded.postgres;

import io.headgate.embedded.Commands;
import io.headgate.embedded.Directories;
import io.headgate.embedded.EmbeddedException;
import io.headgate.embedded.RunAs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files of one cluster: made whole or not at all, with the superuser's password beside them. */
final class PostgresCluster {

    static final String SUPERUSER = "postgres";
    private static final Logger log = LoggerFactory.getLogger(PostgresCluster.class);
    private static final Duration ORPHAN_LIMIT = Duration.ofSeconds(60);
    private static final String PASSWORD_FILE = "headgate-superuser-password";

    private final Path home;
    private final Path data;
    private final RunAs runAs;

    private PostgresCluster(Path home, Path data, RunAs runAs) {
        this.home = home;
        this.data = data;
        this.runAs = runAs;
    }

    /** Opens the cluster in that directory; makes it first when there is none. */
    static PostgresCluster open(Path home, Path data) {
        var cluster = new PostgresCluster(home, data, RunAs.ownerOf(data));
        try {
            if (!Files.exists(data.resolve("PG_VERSION"))) {
                cluster.create();
            }
        } catch (IOException e) {
            throw new EmbeddedException("No PostgreSQL cluster could be made in " + data, e);
        }
        return cluster;
    }

    String password() {
        try {
            return Files.readString(data.resolve(PASSWORD_FILE)).strip();
        } catch (IOException e) {
            throw new EmbeddedException("The superuser's password is missing from " + data, e);
        }
    }

    List<String> serverCommand(List<String> arguments) {
        return runAs.detachedCommand(home.resolve("bin/postgres"), arguments);
    }

    /** Fast: clients are cut off, their open transactions rolled back, and a checkpoint written. */
    void stop() {
        Commands.run(runAs.command(
                home.resolve("bin/pg_ctl"), List.of("-D", data.toString(), "stop", "-m", "fast", "-w", "-t", "60")));
    }

    /**
     * Ends what a killed launcher left behind; the caller holds the directory's lock, so nobody else has any business there. Only then may the old pid file
     * go: its number can belong to another program by now, and PostgreSQL would refuse to start.
     */
    void stopOrphans() throws IOException {
        runningPostmaster().ifPresent(pid -> {
            log.info("stopping PostgreSQL {}, left behind by a launcher that was killed", pid);
            // Not pg_ctl, which fails when the server goes by itself at the same moment.
            Commands.works("kill", "-INT", Long.toString(pid));
        });
        for (ProcessHandle process : processesInside()) {
            // A backend whose postmaster was killed ends by itself soon.
            Commands.awaitEnd(process, ORPHAN_LIMIT);
        }
        Files.deleteIfExists(data.resolve("postmaster.pid"));
    }

    // Every process of a cluster works in the data directory.
    private List<ProcessHandle> processesInside() throws IOException {
        Path directory = data.toRealPath();
        return ProcessHandle.allProcesses()
                .filter(process -> worksIn(directory, process.pid()))
                .toList();
    }

    private static boolean worksIn(Path directory, long pid) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(pid), "cwd"))
                    .equals(directory);
        } catch (IOException goneOrNotOurs) {
            return false;
        }
    }

    private OptionalLong runningPostmaster() {
        Path pidFile = data.resolve("postmaster.pid");
        try {
            long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
            return Commands.isRunning(pid, "postgres", data.toString()) ? OptionalLong.of(pid) : OptionalLong.empty();
        } catch (IOException | RuntimeException noneOrHalfWritten) {
            return OptionalLong.empty();
        }
    }

    /** Aside, then one rename: a launcher killed in the middle leaves nothing that looks like a cluster. */
    private void create() throws IOException {
        Path aside = data.resolveSibling(data.getFileName() + ".new");
        Path password = data.resolveSibling(data.getFileName() + ".new-password");
        Directories.delete(aside);
        Files.createDirectories(aside);
        Files.setPosixFilePermissions(aside, PosixFilePermissions.fromString("rwx------"));
        runAs.give(aside);
        writePassword(password);
        runAs.give(password);
        Commands.run(runAs.command(home.resolve("bin/initdb"), initdbArguments(aside, password)));
        Files.move(password, aside.resolve(PASSWORD_FILE), StandardCopyOption.ATOMIC_MOVE);
        Files.deleteIfExists(data);
        Files.move(aside, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void writePassword(Path file) throws IOException {
        var random = new byte[24];
        new SecureRandom().nextBytes(random);
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                file, Base64.getUrlEncoder().withoutPadding().encodeToString(random) + "\n", StandardOpenOption.WRITE);
    }

    private static List<String> initdbArguments(Path directory, Path password) {
        return List.of(
                "-D",
                directory.toString(),
                "--username=" + SUPERUSER,
                "--auth=scram-sha-256",
                "--pwfile=" + password,
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C");
    }
}
