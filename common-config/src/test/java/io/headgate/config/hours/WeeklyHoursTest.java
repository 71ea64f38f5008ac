package io.headgate.config.hours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.headgate.model.config.HolidayCalendar;
import io.headgate.model.config.Hours;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeeklyHoursTest {

    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
    private static final Predicate<LocalDate> CHRISTMAS = LocalDate.parse("2026-12-25")::equals;

    private final WeeklyHours office = readable(new Hours(
            Map.of("mon-fri", List.of("08:00-12:00", "13:00-18:00"), "sat", List.of("09:00-13:00")),
            HolidayCalendar.US_FEDERAL));

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T14:00:00Z, true, Monday at eight",
        "2026-11-23T13:59:59Z, false, Monday a second before eight",
        "2026-11-23T18:30:00Z, false, over lunch",
        "2026-11-24T00:00:00Z, false, Monday at six",
        "2026-11-23T23:59:59Z, true, Monday just before six",
        "2026-11-28T15:00:00Z, true, Saturday at nine",
        "2026-11-29T15:00:00Z, false, Sunday",
        "2026-12-25T15:00:00Z, false, Christmas on a Friday",
        "2026-07-06T13:00:00Z, true, eight in summer is another hour in UTC"
    })
    void isOpenByTheWallClockOfTheZone(Instant at, boolean open, String why) {
        assertThat(office.isOpen(at, CHICAGO, CHRISTMAS)).as(why).isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T15:00:00Z, 2026-11-23T15:00:00Z",
        "2026-11-23T18:30:00Z, 2026-11-23T19:00:00Z",
        "2026-11-28T20:00:00Z, 2026-11-30T14:00:00Z",
        "2026-12-25T03:00:00Z, 2026-12-26T15:00:00Z",
        "2026-03-08T03:00:00Z, 2026-03-09T13:00:00Z"
    })
    void findsTheNextOpening(Instant at, Instant opening) {
        assertThat(office.nextOpen(at, CHICAGO, CHRISTMAS)).hasValue(opening);
    }

    @Test
    void neverOpensInAnHourThatTheClocksSkip() {
        var night = readable(new Hours(Map.of("sun", List.of("02:00-03:00")), null));
        var beforeTheGap = Instant.parse("2026-03-08T07:00:00Z");

        assertThat(night.nextOpen(beforeTheGap, CHICAGO, _ -> false)).hasValue(Instant.parse("2026-03-15T07:00:00Z"));
    }

    @Test
    void isOpenInBothHoursThatTheClocksRepeat() {
        var night = readable(new Hours(Map.of("sun", List.of("01:00-02:00")), null));

        assertThat(night.isOpen(Instant.parse("2026-11-01T06:30:00Z"), CHICAGO, _ -> false))
                .isTrue();
        assertThat(night.isOpen(Instant.parse("2026-11-01T07:30:00Z"), CHICAGO, _ -> false))
                .isTrue();
    }

    @Test
    void readsRangesRoundTheWeekAndTheEndOfTheDay() {
        var hours = readable(new Hours(Map.of("Sat-Mon", List.of("00:00-24:00")), null));

        assertThat(hours.isOpen(Instant.parse("2026-11-23T05:59:00Z"), CHICAGO, _ -> false))
                .isTrue();
        assertThat(hours.isOpen(Instant.parse("2026-11-24T05:59:00Z"), CHICAGO, _ -> false))
                .isTrue();
        assertThat(hours.isOpen(Instant.parse("2026-11-24T06:00:00Z"), CHICAGO, _ -> false))
                .isFalse();
    }

    @Test
    void neverOpensWithoutSpans() {
        var closed = readable(new Hours(Map.of(), null));

        assertThat(closed.everOpen()).isFalse();
        assertThat(closed.nextOpen(Instant.EPOCH, CHICAGO, _ -> false)).isEmpty();
        assertThat(WeeklyHours.always().isOpen(Instant.EPOCH, CHICAGO, _ -> true))
                .isTrue();
    }

    @Test
    void reportsEveryDayAndSpanThatCannotBeRead() {
        var days = new java.util.LinkedHashMap<String, List<String>>();
        days.put("monday", List.of("08:00-18:00"));
        days.put("mon-xyz", List.of());
        days.put("tue", List.of("8-18", "18:00-08:00", "08:00-24:30", "08:00-10:00", "09:00-11:00", "10:00-10:00"));
        days.put("mon-wed", List.of("09:30-12:00"));

        assertThat(WeeklyHours.read(new Hours(days, null)))
                .isInstanceOfSatisfying(HoursReading.Unreadable.class, unreadable -> assertThat(unreadable.problems())
                        .extracting(HoursProblem::day, HoursProblem::span)
                        .containsExactly(
                                tuple("monday", -1),
                                tuple("mon-xyz", -1),
                                tuple("tue", 0),
                                tuple("tue", 1),
                                tuple("tue", 2),
                                tuple("tue", 4),
                                tuple("tue", 5),
                                tuple("mon-wed", 0)));
    }

    private static WeeklyHours readable(Hours hours) {
        return ((HoursReading.Readable) WeeklyHours.read(hours)).hours();
    }
}
