package io.headgate.config.hours;

import java.util.List;

/** What became of the document's hours. */
public sealed interface HoursReading {

    record Readable(WeeklyHours hours) implements HoursReading {}

    record Unreadable(List<HoursProblem> problems) implements HoursReading {
        public Unreadable {
            problems = List.copyOf(problems);
        }
    }
}
