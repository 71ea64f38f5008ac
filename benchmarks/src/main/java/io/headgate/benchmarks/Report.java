package io.headgate.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Collects rows as they are measured and prints them as the table of docs/benchmarks.md. */
public final class Report {

    private final List<String> rows = new ArrayList<>();
    private String header = "| what | Headgate | floor, same run | ratio |";

    public void row(String what, String ours, String floor, String ratio) {
        var row = "| " + what + " | " + ours + " | " + floor + " | " + ratio + " |";
        rows.add(row);
        say(row);
    }

    /** Names the columns; four, as long as nobody says otherwise: what, ours, the floor and the ratio. */
    public void columns(String first, String second, String third, String fourth) {
        header = "| " + first + " | " + second + " | " + third + " | " + fourth + " |";
    }

    // A benchmark talks to the person who started it.
    @SuppressWarnings("SystemOut")
    public void say(String line) {
        System.out.println(line);
    }

    /** Says how long what was measured took; the histogram's values are microseconds. */
    void say(String what, Histogram histogram) {
        say(String.format(
                Locale.ROOT,
                "%s: %d leads, p50 %.1f ms, p99 %.1f ms, p99.9 %.1f ms, max %.1f ms",
                what,
                histogram.getTotalCount(),
                histogram.getValueAtPercentile(50) / 1000.0,
                histogram.getValueAtPercentile(99) / 1000.0,
                histogram.getValueAtPercentile(99.9) / 1000.0,
                histogram.getMaxValue() / 1000.0));
    }

    public void print() throws IOException {
        say("");
        say("Machine: " + machine());
        say("");
        say(header);
        say("| --- | --- | --- | --- |");
        rows.forEach(this::say);
    }

    private static String machine() throws IOException {
        @Nullable String cpu = null;
        for (var line : Files.readAllLines(Path.of("/proc/cpuinfo"))) {
            if (line.startsWith("model name")) {
                cpu = line.substring(line.indexOf(':') + 1).strip();
                break;
            }
        }
        var load = Files.readString(Path.of("/proc/loadavg")).strip();
        return Runtime.getRuntime().availableProcessors() + " × " + cpu + ", Java " + Runtime.version() + ", Linux "
                + System.getProperty("os.version") + ", load " + load;
    }
}
