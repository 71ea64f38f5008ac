package io.headgate.routing.core.caps;

import io.headgate.model.config.CapPeriod;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/**
 * The calendar window that an instant falls into, in the owner's zone: days have 23, 24 or 25 hours, weeks begin on
 * Monday, and an hour that the clocks repeat is two windows.
 *
 * @param end exclusive; null for windows that never end
 */
public record CalendarWindow(Instant start, @Nullable Instant end) {

    private static final CalendarWindow ALWAYS = new CalendarWindow(Instant.EPOCH, null);

    public static CalendarWindow of(CapPeriod per, ZoneId zone, Instant instant) {
        var local = instant.atZone(zone);
        var day = local.toLocalDate();
        return switch (per) {
            case HOUR -> {
                var start = local.truncatedTo(ChronoUnit.HOURS).toInstant();
                yield new CalendarWindow(start, start.plus(Duration.ofHours(1)));
            }
            case DAY -> days(day, day.plusDays(1), zone);
            case WEEK -> {
                var monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                yield days(monday, monday.plusWeeks(1), zone);
            }
            case MONTH -> days(day.withDayOfMonth(1), day.withDayOfMonth(1).plusMonths(1), zone);
            case TOTAL, CONCURRENT -> ALWAYS;
            case INTERVAL -> throw new IllegalArgumentException("an interval has days and an anchor");
        };
    }

    /** The window of so many days, counted on from the anchor and back before it. */
    static CalendarWindow ofDays(int days, LocalDate anchor, ZoneId zone, Instant instant) {
        var day = instant.atZone(zone).toLocalDate();
        var since = Math.floorMod(ChronoUnit.DAYS.between(anchor, day), days);
        var from = day.minusDays(since);
        return days(from, from.plusDays(days), zone);
    }

    private static CalendarWindow days(LocalDate from, LocalDate to, ZoneId zone) {
        return new CalendarWindow(
                from.atStartOfDay(zone).toInstant(), to.atStartOfDay(zone).toInstant());
    }
}
