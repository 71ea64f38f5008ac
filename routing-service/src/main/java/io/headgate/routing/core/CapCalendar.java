package io.headgate.routing.core;

import io.headgate.model.config.Cap;
import io.headgate.model.config.CapPeriod;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The windows of a cap in its owner's zone.
 *
 * @param days the length of an interval, 0 for other periods
 * @param anchor the first day of some interval
 */
public record CapCalendar(
        CapPeriod per, ZoneId zone, int days, @Nullable LocalDate anchor) {

    static CapCalendar of(Cap cap, ZoneId zone) {
        return cap.per() == CapPeriod.INTERVAL && cap.days() != null
                ? new CapCalendar(cap.per(), zone, cap.days(), cap.anchor())
                : new CapCalendar(cap.per(), zone, 0, null);
    }

    /** The window that the instant falls into. */
    public CapWindow at(Instant instant) {
        return days == 0 || anchor == null
                ? CapWindow.of(per, zone, instant)
                : CapWindow.ofDays(days, anchor, zone, instant);
    }

    String key() {
        return days == 0 ? Words.lower(per) : "%s:%dd@%s".formatted(Words.lower(per), days, anchor);
    }
}
