package io.headgate.routing.core;

import io.headgate.model.config.Cap;
import io.headgate.model.config.CapPeriod;
import io.headgate.routing.core.Stretches.Stretch;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The windows of a cap in its owner's zone. */
public final class CapCalendar {

    private record Kind(
            CapPeriod per, ZoneId zone, int days, @Nullable LocalDate anchor) {}

    /** The calendars of one network: caps of the same kind share one, and with it what it remembers. */
    static final class Shelf {

        private final Map<Kind, CapCalendar> all = new HashMap<>();

        CapCalendar of(Cap cap, ZoneId zone) {
            return cap.per() == CapPeriod.INTERVAL && cap.days() != null
                    ? shared(new Kind(cap.per(), zone, cap.days(), cap.anchor()))
                    : of(cap.per(), zone);
        }

        CapCalendar of(CapPeriod per, ZoneId zone) {
            return shared(new Kind(per, zone, 0, null));
        }

        private CapCalendar shared(Kind kind) {
            return all.computeIfAbsent(kind, CapCalendar::new);
        }
    }

    private final Kind kind;
    private final Stretches<CapWindow> windows = new Stretches<>();

    private CapCalendar(Kind kind) {
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
    public CapWindow at(Instant instant) {
        var known = windows.at(instant);
        if (known != null) {
            return known;
        }
        var window = kind.days == 0 || kind.anchor == null
                ? CapWindow.of(kind.per, kind.zone, instant)
                : CapWindow.ofDays(kind.days, kind.anchor, kind.zone, instant);
        var end = window.end();
        if (end != null) {
            windows.remember(instant, new Stretch<>(window.start(), end, window));
        }
        return window;
    }

    String key() {
        var per = Words.lower(kind.per);
        return kind.days == 0 ? per : per + ":" + kind.days + "d@" + kind.anchor;
    }
}
