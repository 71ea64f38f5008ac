package io.headgate.routing.core.caps;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.model.config.CapPeriod;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Windows of the calendar, where the calendar is awkward. */
class CalendarWindowTest {

    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");

    @ParameterizedTest
    @CsvSource({
        "DAY,   2026-03-04T05:59:59Z, 2026-03-03T06:00:00Z, 2026-03-04T06:00:00Z",
        "DAY,   2026-03-04T06:00:00Z, 2026-03-04T06:00:00Z, 2026-03-05T06:00:00Z",
        "DAY,   2026-03-08T12:00:00Z, 2026-03-08T06:00:00Z, 2026-03-09T05:00:00Z",
        "DAY,   2026-11-01T12:00:00Z, 2026-11-01T05:00:00Z, 2026-11-02T06:00:00Z",
        "WEEK,  2026-03-08T23:00:00Z, 2026-03-02T06:00:00Z, 2026-03-09T05:00:00Z",
        "WEEK,  2026-03-09T05:00:00Z, 2026-03-09T05:00:00Z, 2026-03-16T05:00:00Z",
        "MONTH, 2026-03-01T05:59:59Z, 2026-02-01T06:00:00Z, 2026-03-01T06:00:00Z",
        "MONTH, 2026-03-31T12:00:00Z, 2026-03-01T06:00:00Z, 2026-04-01T05:00:00Z",
        "HOUR,  2026-03-03T18:59:59Z, 2026-03-03T18:00:00Z, 2026-03-03T19:00:00Z",
    })
    void followsTheOwnersCalendar(CapPeriod per, Instant at, Instant start, Instant end) {
        assertThat(CalendarWindow.of(per, CHICAGO, at)).isEqualTo(new CalendarWindow(start, end));
    }

    @Test
    void daysHave23Or25HoursWhenTheClocksChange() {
        var spring = CalendarWindow.of(CapPeriod.DAY, CHICAGO, Instant.parse("2026-03-08T18:00:00Z"));
        var autumn = CalendarWindow.of(CapPeriod.DAY, CHICAGO, Instant.parse("2026-11-01T18:00:00Z"));

        assertThat(Duration.between(spring.start(), spring.end())).hasHours(23);
        assertThat(Duration.between(autumn.start(), autumn.end())).hasHours(25);
    }

    @Test
    void theHourThatTheClocksRepeatIsTwoWindows() {
        var first = CalendarWindow.of(CapPeriod.HOUR, CHICAGO, Instant.parse("2026-11-01T06:30:00Z"));
        var second = CalendarWindow.of(CapPeriod.HOUR, CHICAGO, Instant.parse("2026-11-01T07:30:00Z"));

        assertThat(first.end()).isEqualTo(second.start());
    }

    @Test
    void hoursFollowZonesThatAreHalfAnHourOff() {
        var window =
                CalendarWindow.of(CapPeriod.HOUR, ZoneId.of("Asia/Kolkata"), Instant.parse("2026-03-03T18:45:00Z"));

        assertThat(window.start()).isEqualTo("2026-03-03T18:30:00Z");
    }

    @ParameterizedTest
    @CsvSource({"TOTAL", "CONCURRENT"})
    void someWindowsNeverEnd(CapPeriod per) {
        assertThat(CalendarWindow.of(per, CHICAGO, Instant.parse("2026-03-03T18:45:00Z")))
                .isEqualTo(new CalendarWindow(Instant.EPOCH, null));
    }
}
