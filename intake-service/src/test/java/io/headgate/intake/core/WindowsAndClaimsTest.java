package io.headgate.intake.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.model.config.CapPeriod;
import io.headgate.model.config.DedupeKey;
import io.headgate.model.config.DedupeScope;
import io.headgate.model.config.SourceDedupe;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowsAndClaimsTest {

    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");

    @ParameterizedTest
    @CsvSource({
        // An instant that is already tomorrow in UTC.
        "DAY,   2026-06-02T03:00:00Z, 2026-06-01T05:00:00Z, 2026-06-02T05:00:00Z",
        // The day the clocks go forward has 23 hours, the day they go back 25.
        "DAY,   2026-03-08T12:00:00Z, 2026-03-08T06:00:00Z, 2026-03-09T05:00:00Z",
        "DAY,   2026-11-01T12:00:00Z, 2026-11-01T05:00:00Z, 2026-11-02T06:00:00Z",
        // Half past one happens twice in that night; each is an hour of its own.
        "HOUR,  2026-11-01T06:30:00Z, 2026-11-01T06:00:00Z, 2026-11-01T07:00:00Z",
        "HOUR,  2026-11-01T07:30:00Z, 2026-11-01T07:00:00Z, 2026-11-01T08:00:00Z",
        "WEEK,  2026-06-07T23:00:00Z, 2026-06-01T05:00:00Z, 2026-06-08T05:00:00Z",
        "MONTH, 2026-07-01T04:59:59Z, 2026-06-01T05:00:00Z, 2026-07-01T05:00:00Z",
    })
    void aWindowIsACalendarWindowInTheOwnersZone(CapPeriod period, Instant at, Instant start, Instant end) {
        assertThat(CapWindow.of(period, CHICAGO, at)).isEqualTo(new CapWindow(start, end));
    }

    @Test
    void aTotalHasOneWindowForEver() {
        assertThat(CapWindow.of(CapPeriod.TOTAL, CHICAGO, Instant.EPOCH))
                .isEqualTo(CapWindow.of(CapPeriod.TOTAL, CHICAGO, Instant.parse("2090-01-01T00:00:00Z")));
    }

    @Test
    void aPersonIsClaimedByEachAgreedKeyWithinTheScope() {
        var reading = Fixtures.readOpen(Map.of("service_line", "hvac"));
        var both = List.of(DedupeKey.PHONE, DedupeKey.EMAIL);

        assertThat(claims(reading, both, DedupeScope.SOURCE))
                .containsExactly("source/open/email/e", "source/open/phone/p");
        assertThat(claims(reading, both, DedupeScope.VENDOR))
                .containsExactly("vendor/vendor/email/e", "vendor/vendor/phone/p");
        assertThat(claims(reading, List.of(DedupeKey.PHONE), DedupeScope.SERVICE_LINE))
                .containsExactly("service-line/hvac/phone/p");
        assertThat(claims(reading, List.of(DedupeKey.EMAIL), DedupeScope.GLOBAL))
                .containsExactly("global/email/e");
    }

    @Test
    void aTestLeadNeverMakesARealOneADuplicate() {
        var test = Fixtures.readOpen(Map.of("test", true));

        assertThat(claims(test, List.of(DedupeKey.PHONE), DedupeScope.GLOBAL)).containsExactly("test/global/phone/p");
    }

    private static List<String> claims(Reading reading, List<DedupeKey> keys, DedupeScope scope) {
        return PersonClaims.of(new SourceDedupe(keys, Duration.ofDays(1), scope), Fixtures.OPEN, reading, "p", "e");
    }
}
