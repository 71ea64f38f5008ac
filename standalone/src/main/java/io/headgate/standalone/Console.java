package io.headgate.standalone;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** The few lines that the person at the terminal reads; everything else goes to the log files. */
public final class Console {

    private final PrintStream out;
    private final long start;

    private Console(PrintStream out, long start) {
        this.out = out;
        this.start = start;
    }

    public static Console on(PrintStream out) {
        return new Console(out, System.nanoTime());
    }

    public void say(String line) {
        out.println(line);
        out.flush();
    }

    /** The line, and how long after the start it was said. */
    public void sayWithTime(String line) {
        double seconds = Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
        say(String.format(Locale.ROOT, "%s (%.1f s)", line, seconds));
    }
}
