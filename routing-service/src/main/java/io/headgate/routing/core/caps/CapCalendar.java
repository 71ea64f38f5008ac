package io.headgate.routing.core.caps;

import io.headgate.model.config.CapPeriod;
import io.headgate.routing.core.text.TraceText;
import io.headgate.routing.core.time.TimeRangeCache;
import io.headgate.routing.core.time.TimeRangeCache.TimeRange;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** The windows of a cap in its owner's zone. */
public final class CapCalendar {

    record Kind(
            CapPeriod per, ZoneId zone, int days, @Nullable LocalDate anchor) {}

    private final Kind kind;
    private final TimeRangeCache<CalendarWindow> windows = new TimeRangeCache<>();

    CapCalendar(Kind kind) {
        this.kind = kind;
    }

    public CapPeriod per() {
        return kind.per;
    }

    public ZoneId zone() {
        return kind.zone;
    }

    /** The length of an interval; 0 for other periods. */
    public int days() {
        return kind.days;
    }

    /** The window that the instant falls into. */
    public CalendarWindow windowAt(Instant instant) {
        var known = windows.valueAt(instant);
        if (known != null) {
            return known;
        }
        var window = kind.days == 0 || kind.anchor == null
                ? CalendarWindow.of(kind.per, kind.zone, instant)
                : CalendarWindow.ofDays(kind.days, kind.anchor, kind.zone, instant);
        var end = window.end();
        if (end != null) {
            windows.remember(instant, new TimeRange<>(window.start(), end, window));
        }
        return window;
    }

    String key() {
        var per = TraceText.lower(kind.per);
        return kind.days == 0 ? per : per + ":" + kind.days + "d@" + kind.anchor;
    }
}
