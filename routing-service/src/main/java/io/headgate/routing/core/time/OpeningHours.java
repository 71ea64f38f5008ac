package io.headgate.routing.core.time;

import io.headgate.config.hours.HoursReading;
import io.headgate.config.hours.WeeklyHours;
import io.headgate.model.config.Hours;
import io.headgate.routing.core.time.TimeRangeCache.TimeRange;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** When one endpoint is open, in its client's zone. */
public final class OpeningHours {

    private final WeeklyHours week;
    private final ZoneId zone;
    private final Predicate<LocalDate> holiday;
    private final TimeRangeCache<Boolean> minutes = new TimeRangeCache<>();
    private final TimeRangeCache<Instant> openings = new TimeRangeCache<>();

    private OpeningHours(WeeklyHours week, ZoneId zone, Predicate<LocalDate> holiday) {
        this.week = week;
        this.zone = zone;
        this.holiday = holiday;
    }

    public static OpeningHours of(Hours hours, ZoneId zone, Predicate<LocalDate> federalHolidays) {
        return switch (WeeklyHours.read(hours)) {
            case HoursReading.Readable(var week) -> new OpeningHours(week, zone, federalHolidays);
            case HoursReading.Unreadable _ -> throw new IllegalArgumentException("unreadable hours");
        };
    }

    /** The open minutes of the day, as pairs of first and end. */
    public int[] spansOn(LocalDate day) {
        return week.spansOn(day, holiday);
    }

    public boolean openAt(Instant at) {
        var known = minutes.valueAt(at);
        if (known != null) {
            return known;
        }
        var local = at.atZone(zone);
        var open = week.isOpen(local, holiday);
        // Hours begin and end on the minute.
        var minute = local.truncatedTo(ChronoUnit.MINUTES).toInstant();
        minutes.remember(at, new TimeRange<>(minute, minute.plus(1, ChronoUnit.MINUTES), open));
        return open;
    }

    /** The next opening of what is closed at that moment; null when there is none within a year. */
    @Nullable
    public Instant nextOpening(Instant at) {
        var known = openings.valueAt(at);
        if (known != null) {
            return known;
        }
        var next = week.nextOpen(at, zone, holiday).orElse(null);
        if (next != null) {
            // It is closed from now until then, so for all that time the next opening is this one.
            openings.remember(at, new TimeRange<>(at, next, next));
        }
        return next;
    }
}
