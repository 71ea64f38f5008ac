package io.headgate.config.condition.syntax;

import io.headgate.config.condition.syntax.Lexer.SyntaxProblem;
import io.headgate.config.hours.HoursReading;
import io.headgate.config.hours.WeeklyHours;
import io.headgate.model.config.HolidayCalendar;
import io.headgate.model.config.Hours;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Weekly hours on one line: {@code mon-fri 08:00-12:00 13:00-18:00, sat 09:00-13:00, except us-federal}. */
final class Schedule {

    private static final String EXCEPT = "except";

    private Schedule() {}

    static Hours read(Token text) {
        var days = new LinkedHashMap<String, List<String>>();
        HolidayCalendar holidays = null;
        for (var entry : text.text().split(",", -1)) {
            var words = entry.strip().split("\\s+");
            if (words[0].equalsIgnoreCase(EXCEPT)) {
                holidays = words.length == 2 ? calendar(words[1]) : null;
                if (holidays == null) {
                    throw new SyntaxProblem(text.at(), "Except what? Known: us-federal.");
                }
            } else {
                days.computeIfAbsent(words[0], _ -> new ArrayList<>())
                        .addAll(Arrays.asList(words).subList(1, words.length));
            }
        }
        var hours = new Hours(days, holidays);
        if (WeeklyHours.read(hours) instanceof HoursReading.Unreadable(var problems)) {
            throw new SyntaxProblem(text.at(), problems.getFirst().detail());
        }
        return hours;
    }

    static String of(Hours hours) {
        var entries = hours.days().entrySet().stream()
                .map(day -> String.join(" ", day.getKey(), String.join(" ", day.getValue()))
                        .strip())
                .collect(Collectors.joining(", "));
        return hours.holidays() == null ? entries : "%s, %s %s".formatted(entries, EXCEPT, word(hours.holidays()));
    }

    private static @Nullable HolidayCalendar calendar(String word) {
        for (var calendar : HolidayCalendar.values()) {
            if (word(calendar).equalsIgnoreCase(word)) {
                return calendar;
            }
        }
        return null;
    }

    private static String word(HolidayCalendar calendar) {
        return calendar.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
