package io.headgate.config.hours;

import io.headgate.model.config.Hours;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The open minutes of a week, in the wall-clock time of the endpoint's zone: a span from 08:00 to 18:00 is open from
 * eight to six on every day, also on the days on which the clocks change. The end of a span is closed; 24:00 is the
 * end of the day. Hours over midnight are two spans on two days.
 */
public final class WeeklyHours {

    private static final int MINUTES_OF_DAY = 24 * 60;
    private static final int LONGEST_WAIT_DAYS = 400;
    private static final WeeklyHours ALWAYS = new WeeklyHours(allDay(), false);

    // Per day of the week, Monday first, the spans as pairs of minutes in ascending order.
    private final int[][] spans;
    private final boolean closedOnHolidays;

    WeeklyHours(int[][] spans, boolean closedOnHolidays) {
        this.spans = spans;
        this.closedOnHolidays = closedOnHolidays;
    }

    /** Reads the document's form; every problem at once. */
    public static HoursReading read(Hours hours) {
        return new HoursParser().read(hours);
    }

    /** Open at every moment, which is what an endpoint without hours is. */
    public static WeeklyHours always() {
        return ALWAYS;
    }

    public boolean isOpen(Instant at, ZoneId zone, Predicate<LocalDate> holiday) {
        return isOpen(at.atZone(zone), holiday);
    }

    /** Whether it is open at that time on the wall of the endpoint's zone. */
    public boolean isOpen(ZonedDateTime local, Predicate<LocalDate> holiday) {
        var date = local.toLocalDate();
        if (closedOnHolidays && holiday.test(date)) {
            return false;
        }
        var minute = local.getHour() * 60 + local.getMinute();
        var day = spans[date.getDayOfWeek().getValue() - 1];
        for (var i = 0; i < day.length; i += 2) {
            if (day[i] <= minute && minute < day[i + 1]) {
                return true;
            }
        }
        return false;
    }

    /** The moment itself when open, else the next opening; empty when there is none within a year. */
    public Optional<Instant> nextOpen(Instant at, ZoneId zone, Predicate<LocalDate> holiday) {
        if (isOpen(at, zone, holiday)) {
            return Optional.of(at);
        }
        var today = at.atZone(zone).toLocalDate();
        for (var ahead = 0; ahead < LONGEST_WAIT_DAYS; ahead++) {
            var date = today.plusDays(ahead);
            for (var opening : openings(date, zone, holiday)) {
                // A span within the hour that the change of clocks skips never opens on that day.
                if (opening.isAfter(at) && isOpen(opening, zone, holiday)) {
                    return Optional.of(opening);
                }
            }
        }
        return Optional.empty();
    }

    /** Whether there is any open minute in the week. */
    public boolean everOpen() {
        return Arrays.stream(spans).anyMatch(day -> day.length > 0);
    }

    private List<Instant> openings(LocalDate date, ZoneId zone, Predicate<LocalDate> holiday) {
        var day = spansOn(date, holiday);
        var found = new Instant[day.length / 2];
        for (var i = 0; i < found.length; i++) {
            found[i] = date.atStartOfDay().plusMinutes(day[2 * i]).atZone(zone).toInstant();
        }
        return List.of(found);
    }

    /** The open minutes of the day as pairs of first and end, ascending. */
    public int[] spansOn(LocalDate date, Predicate<LocalDate> holiday) {
        if (closedOnHolidays && holiday.test(date)) {
            return new int[0];
        }
        return spans[date.getDayOfWeek().getValue() - 1].clone();
    }

    private static int[][] allDay() {
        var week = new int[DayOfWeek.values().length][];
        Arrays.setAll(week, _ -> new int[] {0, MINUTES_OF_DAY});
        return week;
    }
}
