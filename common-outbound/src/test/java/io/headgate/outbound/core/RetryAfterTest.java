package io.headgate.outbound.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-11-30T02:47:12Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // The three forms of RFC 9110, eight seconds ahead.
                "Mon, 30 Nov 2026 02:47:20 GMT | PT8S",
                "Monday, 30-Nov-26 02:47:20 GMT | PT8S",
                "Mon Nov 30 02:47:20 2026 | PT8S",
                // As they are written all the same.
                "mon, 30 nov 2026 02:47:20 gmt | PT8S",
                "Mon, 30 Nov 2026 02:47:20 UTC | PT8S",
                "Mon, 30 Nov 2026 02:47:20 +0000 | PT8S",
                "30 Nov 2026 02:47:20 GMT | PT8S",
                "Mon, 30-Nov-2026 02:47:20 GMT | PT8S",
                "Sun, 30 Nov 2026 02:47:20 GMT | PT8S",
                "Mon Nov 30 02:47:20 2026 GMT | PT8S",
                // One digit for the day: padded with a space by asctime, with a zero or nothing by others.
                "Tue Dec  1 02:47:12 2026 | PT24H",
                "Tue, 1 Dec 2026 02:47:12 GMT | PT24H",
                "Tuesday, 01-Dec-26 02:47:12 GMT | PT24H",
                // Years of two digits are the nearest such year.
                "Thursday, 01-Jan-76 00:00:00 GMT | PT430293H12M48S",
                "Saturday, 01-Jan-77 00:00:00 GMT | PT0S",
                "Sunday, 06-Nov-94 08:49:37 GMT | PT0S",
                "Sun Nov  6 08:49:37 1994 | PT0S",
                "17 | PT17S",
                " 17 | PT17S",
                "0 | PT0S",
                "007 | PT7S",
                "2.5 | PT3S",
                "99999999999999999999 | PT87600H",
                "-5 | ",
                "soon | ",
                "Mon, 30 Nov 2026 | ",
                "Mon, 31 Nov 2026 02:47:20 GMT | ",
                "2026-11-30 | ",
                "٣ | "
            })
    void readsSecondsAndTheThreeFormsOfADate(String value, @Nullable Duration expected) {
        assertThat(RetryAfter.read(value, null, NOW)).isEqualTo(expected);
    }

    @Test
    void readsADateByTheReceiversOwnClock() {
        var hourSlow = "Mon, 30 Nov 2026 01:47:12 GMT";

        assertThat(RetryAfter.read("Mon, 30 Nov 2026 01:47:20 GMT", hourSlow, NOW))
                .isEqualTo(Duration.ofSeconds(8));
        assertThat(RetryAfter.read("Mon Nov 30 01:47:20 2026", "Mon Nov 30 01:47:12 2026", NOW))
                .isEqualTo(Duration.ofSeconds(8));
        assertThat(RetryAfter.read("Mon, 30 Nov 2026 02:47:20 GMT", "no date", NOW))
                .isEqualTo(Duration.ofSeconds(8));
        assertThat(RetryAfter.read("8", hourSlow, NOW)).isEqualTo(Duration.ofSeconds(8));
    }

    @Test
    void isNothingWithoutAValue() {
        assertThat(RetryAfter.read(null, null, NOW)).isNull();
        assertThat(RetryAfter.read(" ", null, NOW)).isNull();
    }
}
