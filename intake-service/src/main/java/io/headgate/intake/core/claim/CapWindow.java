package io.headgate.intake.core.claim;

import io.headgate.model.config.CapPeriod;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/** The calendar window of a cap that an instant lies in, in its owner's zone; weeks begin on Monday. */
public record CapWindow(Instant start, Instant end) {

    // The one window of a cap that counts for ever; both ends fit every database.
    private static final CapWindow FOR_EVER = new CapWindow(Instant.EPOCH, Instant.parse("9999-12-31T00:00:00Z"));

    /** Daylight saving is respected: a day may have 23 or 25 hours, and each of two equal hours is its own window. */
    public static CapWindow of(CapPeriod period, ZoneId zone, Instant at) {
        var local = at.atZone(zone);
        var today = local.toLocalDate();
        return switch (period) {
            case HOUR -> {
                var start = local.truncatedTo(ChronoUnit.HOURS).toInstant();
                yield new CapWindow(start, start.plus(1, ChronoUnit.HOURS));
            }
            case DAY ->
                new CapWindow(
                        today.atStartOfDay(zone).toInstant(),
                        today.plusDays(1).atStartOfDay(zone).toInstant());
            case WEEK -> {
                var monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                yield new CapWindow(
                        monday.atStartOfDay(zone).toInstant(),
                        monday.plusWeeks(1).atStartOfDay(zone).toInstant());
            }
            case MONTH -> {
                var first = today.withDayOfMonth(1);
                yield new CapWindow(
                        first.atStartOfDay(zone).toInstant(),
                        first.plusMonths(1).atStartOfDay(zone).toInstant());
            }
            case TOTAL, CONCURRENT -> FOR_EVER;
            case INTERVAL -> throw new IllegalArgumentException("caps of sources have no intervals");
        };
    }
}
