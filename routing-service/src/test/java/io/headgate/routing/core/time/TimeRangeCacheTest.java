package io.headgate.routing.core.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.model.config.CapPeriod;
import io.headgate.model.config.Hours;
import io.headgate.routing.core.caps.CalendarCache;
import io.headgate.routing.core.caps.CalendarWindow;
import io.headgate.routing.core.time.TimeRangeCache.TimeRange;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TimeRangeCacheTest {

    private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");

    @Test
    void knowsWhatHoldsAndNothingBeforeOrAfterIt() {
        var stretches = new TimeRangeCache<String>();
        stretches.remember(NOON, new TimeRange<>(NOON, NOON.plusSeconds(60), "lunch"));

        assertThat(stretches.valueAt(NOON)).isEqualTo("lunch");
        assertThat(stretches.valueAt(NOON.plusSeconds(59))).isEqualTo("lunch");
        assertThat(stretches.valueAt(NOON.plusSeconds(60))).isNull();
        assertThat(stretches.valueAt(NOON.minusNanos(1))).isNull();
    }

    @Test
    void aCalendarThatRemembersAnswersAsOneThatComputes() {
        var seed = System.nanoTime();
        var random = new SplittableRandom(seed);
        for (var zone : List.of("America/Chicago", "America/St_Johns", "Asia/Kathmandu", "Pacific/Apia")) {
            for (var per : List.of(CapPeriod.HOUR, CapPeriod.DAY, CapPeriod.WEEK, CapPeriod.MONTH)) {
                var calendar = new CalendarCache().calendarOf(per, ZoneId.of(zone));
                for (var i = 0; i < 3_000; i++) {
                    // Two days around a change of clocks, and any time of twenty years.
                    var at = i % 2 == 0
                            ? Instant.parse("2026-11-01T00:00:00Z").plusSeconds(random.nextLong(2 * 86_400L))
                            : Instant.ofEpochSecond(random.nextLong(1_200_000_000L, 1_900_000_000L));
                    assertThat(calendar.windowAt(at))
                            .as("seed %d: %s of %s in %s", seed, per, at, zone)
                            .isEqualTo(CalendarWindow.of(per, ZoneId.of(zone), at));
                }
            }
        }
    }

    @Test
    void hoursThatRememberAnswerAsThoseThatCompute() {
        var seed = System.nanoTime();
        var random = new SplittableRandom(seed);
        var written = new Hours(Map.of("sat", List.of("09:00-12:30"), "sun", List.of("00:30-02:10")), null);
        for (var zone : List.of("America/Chicago", "Asia/Kathmandu", "Australia/Lord_Howe")) {
            var hours = OpeningHours.of(written, ZoneId.of(zone), _ -> false);
            for (var i = 0; i < 20_000; i++) {
                // The weekend on which America's clocks change, a few moments of the same minute after one another.
                var minute = Instant.parse("2026-10-30T12:00:00Z").plusSeconds(60 * random.nextLong(3 * 1_440L));
                for (var j = 0; j < 3; j++) {
                    var at = minute.plusMillis(random.nextLong(90_000));
                    assertThat(hours.openAt(at))
                            .as("seed %d: %s in %s", seed, at, zone)
                            .isEqualTo(OpeningHours.of(written, ZoneId.of(zone), _ -> false)
                                    .openAt(at));
                }
            }
        }
    }
}
