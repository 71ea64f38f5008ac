package io.headgate.routing.core.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;

/** One moment by the clocks of everybody asked; each zone's is worked out once. For one decision, on one thread. */
public final class LocalClock {

    private final Instant now;
    private final List<ZonedDateTime> known = new ArrayList<>(4);

    public LocalClock(Instant now) {
        this.now = now;
    }

    public LocalDate today(ZoneId zone) {
        return in(zone).toLocalDate();
    }

    private ZonedDateTime in(ZoneId zone) {
        for (var i = 0; i < known.size(); i++) {
            var time = known.get(i);
            if (time.getZone().equals(zone)) {
                return time;
            }
        }
        var time = now.atZone(zone);
        known.add(time);
        return time;
    }
}
