package io.headgate.testkit;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * A time zone for networks whose caps count by day, week or month: none of those windows ends while the tests run,
 * whatever the time at which somebody runs them.
 */
public final class Daytime {

    /** Where it is neither late at night nor early in the morning now. */
    public static final String ZONE = zoneAt(Instant.now());

    private static final String USUAL = "America/Chicago";
    private static final String OPPOSITE = "Asia/Karachi";
    private static final int EARLIEST = 3;
    private static final int LATEST = 20;

    private Daytime() {}

    private static String zoneAt(Instant now) {
        var hour = LocalTime.ofInstant(now, ZoneId.of(USUAL)).getHour();
        return hour >= EARLIEST && hour <= LATEST ? USUAL : OPPOSITE;
    }
}
