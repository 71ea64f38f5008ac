package io.headgate.routing.core.caps;

import io.headgate.model.config.Cap;
import io.headgate.model.config.CapPeriod;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/** The calendars of one network: caps of the same kind share one, and with it what it remembers. */
public final class CalendarCache {

    private final Map<CapCalendar.Kind, CapCalendar> all = new HashMap<>();

    public CapCalendar calendarOf(Cap cap, ZoneId zone) {
        return cap.per() == CapPeriod.INTERVAL && cap.days() != null
                ? shared(new CapCalendar.Kind(cap.per(), zone, cap.days(), cap.anchor()))
                : calendarOf(cap.per(), zone);
    }

    public CapCalendar calendarOf(CapPeriod per, ZoneId zone) {
        return shared(new CapCalendar.Kind(per, zone, 0, null));
    }

    private CapCalendar shared(CapCalendar.Kind kind) {
        return all.computeIfAbsent(kind, CapCalendar::new);
    }
}
