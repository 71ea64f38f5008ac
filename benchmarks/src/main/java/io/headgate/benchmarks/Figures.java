package io.headgate.benchmarks;

import java.util.Arrays;
import java.util.Locale;

/** The few statistics that the benchmarks print. */
public final class Figures {

    /** The longest latency that histograms keep, in microseconds. */
    public static final long LONGEST_MICROS = 600_000_000;

    private Figures() {}

    public static double median(double... values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    public static double min(double... values) {
        return Arrays.stream(values).min().orElse(Double.NaN);
    }

    public static double max(double... values) {
        return Arrays.stream(values).max().orElse(Double.NaN);
    }

    /** The median with the range: {@code 4,321 (4,100-4,500)}. */
    public static String spread(String format, double... values) {
        return String.format(
                Locale.ROOT, format + " (" + format + "–" + format + ")", median(values), min(values), max(values));
    }
}
