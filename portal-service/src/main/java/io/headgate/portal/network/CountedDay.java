package io.headgate.portal.network;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * What the figures of "today" count: the list of leads, asked with these, shows the leads behind them.
 *
 * @param time what has to have happened in between: the lead was received, or delivered
 */
record CountedDay(Instant from, Instant to, String time) {

    static CountedDay received(Instant now, ZoneId zone) {
        return of(now, zone, "received");
    }

    static CountedDay delivered(Instant now, ZoneId zone) {
        return of(now, zone, "delivered");
    }

    // A day may begin at another hour than midnight, and last longer or shorter than 24 hours.
    private static CountedDay of(Instant now, ZoneId zone, String time) {
        var day = LocalDate.ofInstant(now, zone);
        return new CountedDay(
                day.atStartOfDay(zone).toInstant(),
                day.plusDays(1).atStartOfDay(zone).toInstant(),
                time);
    }
}
