package io.headgate.config.hours;

import io.headgate.model.config.Hours;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads day names, ranges of days and spans of wall-clock time. */
final class HoursParser {

    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final Pattern DAY_RANGE = Pattern.compile("([a-z]{3})(?:-([a-z]{3}))?");
    private static final Pattern SPAN = Pattern.compile("([01]\\d|2[0-4]):([0-5]\\d)-([01]\\d|2[0-4]):([0-5]\\d)");
    private static final int MINUTES_OF_DAY = 24 * 60;

    private final List<HoursProblem> problems = new ArrayList<>();
    private final List<List<int[]>> week = new ArrayList<>();

    HoursParser() {
        DAYS.forEach(_ -> week.add(new ArrayList<>()));
    }

    HoursReading read(Hours hours) {
        hours.days().forEach((key, spans) -> {
            var days = days(key);
            for (var i = 0; i < spans.size(); i++) {
                add(key, i, spans.get(i), days);
            }
        });
        return problems.isEmpty()
                ? new HoursReading.Readable(new WeeklyHours(flat(), hours.holidays() != null))
                : new HoursReading.Unreadable(problems);
    }

    private List<Integer> days(String key) {
        var range = DAY_RANGE.matcher(key.toLowerCase(Locale.ROOT));
        var from = range.matches() ? DAYS.indexOf(range.group(1)) : -1;
        var to = from < 0 || range.group(2) == null ? from : DAYS.indexOf(range.group(2));
        if (from < 0 || to < 0) {
            problems.add(
                    new HoursProblem(key, -1, "A day is mon, tue, wed, thu, fri, sat or sun; a range is mon-fri."));
            return List.of();
        }
        var days = new ArrayList<Integer>();
        // A range such as sat-mon goes round the end of the week.
        for (var day = from; ; day = (day + 1) % DAYS.size()) {
            days.add(day);
            if (day == to) {
                return days;
            }
        }
    }

    private void add(String key, int position, String text, List<Integer> days) {
        var span = SPAN.matcher(text);
        if (!span.matches()) {
            problems.add(new HoursProblem(key, position, "A span is written 08:00-18:00."));
            return;
        }
        var from = minutes(span.group(1), span.group(2));
        var to = minutes(span.group(3), span.group(4));
        if (to > MINUTES_OF_DAY || from >= to) {
            problems.add(new HoursProblem(
                    key,
                    position,
                    "A span ends after it starts, at 24:00 at the latest; over midnight it is two spans."));
            return;
        }
        for (var day : days) {
            if (week.get(day).stream().anyMatch(other -> other[0] < to && from < other[1])) {
                problems.add(new HoursProblem(
                        key, position, "The span overlaps another one on %s.".formatted(DAYS.get(day))));
                return;
            }
            week.get(day).add(new int[] {from, to});
        }
    }

    private static int minutes(String hours, String minutes) {
        return Integer.parseInt(hours) * 60 + Integer.parseInt(minutes);
    }

    private int[][] flat() {
        return week.stream()
                .map(day -> day.stream()
                        .sorted(Comparator.comparingInt(span -> span[0]))
                        .flatMapToInt(Arrays::stream)
                        .toArray())
                .toArray(int[][]::new);
    }
}
