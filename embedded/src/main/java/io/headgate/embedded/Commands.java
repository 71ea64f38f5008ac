package io.headgate.embedded;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Runs short commands and looks at processes; Linux only, through /proc. */
public final class Commands {

    private static final Duration POLL = Duration.ofMillis(20);

    private Commands() {}

    /** Runs to the end; throws with the command's own words when it fails. */
    public static void run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(new File("/"))
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new EmbeddedException(String.join(" ", command) + " failed:\n" + output);
            }
        } catch (IOException e) {
            throw new EmbeddedException(command.getFirst() + " could not be run", e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Whether the command exists and ends well. */
    public static boolean works(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException notInstalled) {
            return false;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Whether that process lives and was started with these words on its command line: pids are reused. */
    public static boolean isRunning(long pid, String... words) {
        try {
            String commandLine = Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"));
            return List.of(words).stream().allMatch(commandLine::contains);
        } catch (IOException gone) {
            return false;
        }
    }

    /** Whether that process still works: one that has ended but whose parent does not ask for it counts as gone. */
    static boolean lives(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            char state = stat.charAt(stat.lastIndexOf(')') + 2);
            return state != 'Z' && state != 'X';
        } catch (IOException gone) {
            return false;
        }
    }

    /** Waits for a process to end that is not a child of this one, and kills it after that time. */
    public static void awaitEnd(ProcessHandle process, Duration grace) {
        long end = System.nanoTime() + grace.toNanos();
        while (lives(process.pid())) {
            if (System.nanoTime() > end) {
                process.destroyForcibly();
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    public static EmbeddedException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new EmbeddedException("interrupted while waiting for a process", e);
    }
}
