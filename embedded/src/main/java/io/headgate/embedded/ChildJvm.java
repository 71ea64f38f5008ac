package io.headgate.embedded;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A JVM with this one's class path that does not outlive this one: it ends by itself when its standard input does, which the operating system closes whatever
 * way the parent dies.
 */
public final class ChildJvm implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ChildJvm.class);
    private static final Duration CLOCK_STEP = Duration.ofSeconds(5);
    private static final Duration GRACE = Duration.ofSeconds(40);

    private final Process process;

    private ChildJvm(Process process) {
        this.process = process;
    }

    /**
     * What to run.
     *
     * @param mainClass the class with the main method
     * @param arguments its arguments
     * @param jvmArguments flags such as -Xmx
     * @param environment variables over those of this process
     * @param output the file that takes what it prints
     * @param pidFile the file that names the process, for {@link #endOrphan}
     */
    public record Options(
            String mainClass,
            List<String> arguments,
            List<String> jvmArguments,
            Map<String, String> environment,
            Path output,
            Path pidFile) {}

    /** Starts it, without waiting for anything. */
    public static ChildJvm start(Options options) {
        try {
            Files.createDirectories(options.output().toAbsolutePath().getParent());
            Files.createDirectories(options.pidFile().toAbsolutePath().getParent());
            Redirect output = Redirect.appendTo(options.output().toFile());
            var builder = new ProcessBuilder(command(options)).directory(new File("/"));
            builder.environment().putAll(options.environment());
            Process process =
                    builder.redirectErrorStream(true).redirectOutput(output).start();
            Files.writeString(options.pidFile(), process.pid() + " " + startOf(process.toHandle()) + "\n");
            return new ChildJvm(process);
        } catch (IOException e) {
            throw new EmbeddedException(options.mainClass() + " could not be started", e);
        }
    }

    /**
     * Ends the child that a killed parent has left behind, if it still lives; the caller makes sure that the parent does not. A number alone could belong to
     * another program by now, so the process must also have started when the child did.
     */
    public static void endOrphan(Path pidFile) {
        try {
            String[] noted = Files.readString(pidFile).strip().split(" ");
            ProcessHandle.of(Long.parseLong(noted[0]))
                    .filter(process -> Math.abs(startOf(process) - Long.parseLong(noted[1])) < CLOCK_STEP.toMillis())
                    .filter(process -> Commands.isRunning(process.pid(), ChildMain.class.getName()))
                    .ifPresent(ChildJvm::endOrphan);
            Files.deleteIfExists(pidFile);
        } catch (NoSuchFileException neverStarted) {
            log.debug("no child is noted in {}", pidFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException halfWritten) {
            log.warn("{} does not name a process", pidFile);
        }
    }

    private static void endOrphan(ProcessHandle orphan) {
        log.info("ending process {}, left behind by a launcher that was killed", orphan.pid());
        orphan.destroy();
        Commands.awaitEnd(orphan, GRACE);
    }

    private static long startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Completes when the process has ended. */
    public CompletableFuture<Integer> onExit() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /** Asks it to end, waits, and kills it when it does not listen. */
    @Override
    public void close() {
        process.destroy();
        Commands.awaitEnd(process.toHandle(), GRACE);
    }

    private static List<String> command(Options options) {
        var command = new ArrayList<String>(RunAs.ownSession());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options.jvmArguments());
        command.add("-cp");
        command.add(absoluteClassPath());
        command.add(ChildMain.class.getName());
        command.add(options.mainClass());
        command.addAll(options.arguments());
        return command;
    }

    private static String absoluteClassPath() {
        var entries = new ArrayList<String>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            entries.add(Path.of(entry).toAbsolutePath().toString());
        }
        return String.join(File.pathSeparator, entries);
    }
}
