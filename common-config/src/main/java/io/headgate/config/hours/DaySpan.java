package io.headgate.config.hours;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A part of the day by the wall clock, such as {@code 08:00-18:00}.
 *
 * @param from the first minute of the day
 * @param to the minute after the last; 1440 is midnight
 */
public record DaySpan(int from, int to) {

    private static final Pattern WRITTEN = Pattern.compile("([01]\\d|2[0-4]):([0-5]\\d)-([01]\\d|2[0-4]):([0-5]\\d)");
    private static final int MINUTES_OF_DAY = 24 * 60;

    /** Reads a span; empty when it is not written so, ends before it starts, or goes over midnight. */
    public static Optional<DaySpan> parse(String text) {
        var written = WRITTEN.matcher(text);
        if (!written.matches()) {
            return Optional.empty();
        }
        var span =
                new DaySpan(minutes(written.group(1), written.group(2)), minutes(written.group(3), written.group(4)));
        return span.to > MINUTES_OF_DAY || span.from >= span.to ? Optional.empty() : Optional.of(span);
    }

    public boolean overlaps(DaySpan other) {
        return from < other.to && other.from < to;
    }

    private static int minutes(String hours, String minutes) {
        return Integer.parseInt(hours) * 60 + Integer.parseInt(minutes);
    }
}
