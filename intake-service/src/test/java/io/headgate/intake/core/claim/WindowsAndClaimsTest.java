package io.headgate.intake.core.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.config.ConfigReader;
import io.headgate.config.ConfigReading;
import io.headgate.intake.core.reading.Fixtures;
import io.headgate.intake.core.reading.FlatBody;
import io.headgate.intake.core.reading.SourceDirectory;
import io.headgate.model.config.CapPeriod;
import io.headgate.model.config.DedupeScope;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowsAndClaimsTest {

    private static final Instant AT = Instant.parse("2026-06-01T12:00:00Z");
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
    void everyLeadIsRememberedUnderBothNamesAndLooksOnlyByTheAgreedOnes() {
        var claims = claims(Map.of("service_line", "hvac"), "{keys: [phone], window: P1D, scope: vendor}");

        assertThat(claims.persons()).containsExactly("e", "p");
        assertThat(claims.lookedFor()).containsExactly("p");
        assertThat(claims.scope()).isEqualTo(DedupeScope.VENDOR);
        assertThat(claims.lookedBackTo()).isEqualTo(AT.minus(Duration.ofDays(1)));
    }

    @Test
    void aSourceWithoutAWordOnDuplicatesIsRememberedAndLooksForNobody() {
        var claims = PersonClaims.of(Fixtures.OPEN, Fixtures.readOpen(Map.of()), AT, "p", null);

        assertThat(claims.persons()).containsExactly("p");
        assertThat(claims.lookedFor()).isEmpty();
    }

    @Test
    void aTestSeesNobodyAndIsSeenByNobody() {
        assertThat(claims(Map.of("test", true), "{window: P1D, scope: global}")).isEqualTo(PersonClaims.none());
    }

    private static PersonClaims claims(Map<String, Object> body, String dedupe) {
        var network = """
            brand: {id: brand, name: Brand, time_zone: America/Chicago, currency: USD}
            service_lines: [{id: hvac}]
            vendors: [{id: vendor, sources: [{id: s, dedupe: %s}]}]
            """.formatted(dedupe);
        var terms = SourceDirectory.compile(1, ((ConfigReading.Parsed) ConfigReader.read(network)).document())
                .source("s")
                .orElseThrow();
        return PersonClaims.of(terms, Fixtures.READER.read(FlatBody.of(body), terms), AT, "p", "e");
    }
}
