package io.headgate.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceDataTest {

    private final ReferenceData data = ReferenceData.load();

    @Test
    void findsTheCountyOfAnAustinZipAcrossTheCountyLine() {
        assertThat(data.zip("78717"))
                .hasValue(new ZipPlace(
                        "78717",
                        "Austin",
                        "TX",
                        "48491",
                        "Williamson",
                        30.4899,
                        -97.7539,
                        ZoneId.of("America/Chicago")));
        assertThat(data.countiesOf("78717")).containsExactly(new ZipCounty("48491", 100.0, true));
    }

    @Test
    void knowsEveryShippedZipAndNoOther() {
        var known = IntStream.range(0, 100_000)
                .mapToObj("%05d"::formatted)
                .filter(data::knowsZip)
                .toList();
        assertThat(known)
                .hasSize(41_703)
                .startsWith("00501")
                .allMatch(zip -> data.zip(zip).orElseThrow().zip().equals(zip));
    }

    @Test
    void leavesMilitaryZipsWithoutCountyPointAndZone() {
        var military = IntStream.range(0, 100_000)
                .mapToObj("%05d"::formatted)
                .flatMap(zip -> data.zip(zip).stream())
                .filter(place -> place.zone() == null)
                .toList();

        assertThat(military).hasSize(509).allSatisfy(place -> {
            assertThat(place.state()).isIn("AA", "AE", "AP");
            assertThat(place.countyFips()).isNull();
            assertThat(place.lat()).isNull();
            assertThat(data.countiesOf(place.zip())).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7871", "787170", "7871a", "78 17", "00000", "９９９９９"})
    void refusesWhatIsNoZip(String text) {
        assertThat(data.zip(text)).isEmpty();
        assertThat(data.countiesOf(text)).isEmpty();
    }

    @Test
    void putsThePrimaryCountyFirstAndTheOthersByShare() {
        var straddling = data.countiesOf("78729");
        assertThat(straddling).extracting(ZipCounty::fips).containsExactly("48491", "48453");
        assertThat(straddling.getFirst().primary()).isTrue();
    }

    @Test
    void countsTheZipsWithASecondCountyOfATenthOrMore() {
        var straddling = IntStream.range(0, 100_000)
                .mapToObj("%05d"::formatted)
                .filter(zip -> data.countiesOf(zip).stream().anyMatch(c -> !c.primary() && c.percent() >= 10))
                .count();
        assertThat(straddling).isEqualTo(6_369);
    }

    @Test
    void listsZipsByCountyAndByStateInOrder() {
        assertThat(data.zipsOf("48453")).contains("78701", "78704", "78729").isSorted();
        assertThat(data.zipsOf("99999")).isEmpty();
        assertThat(data.zipsOfState("tx"))
                .contains("78717", "79901")
                .isSorted()
                .allMatch(zip -> data.zip(zip).orElseThrow().state().equals("TX"));
        assertThat(data.zipsOfState("XX")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Saint Louis, MO, 63101",
        "St. Louis, mo, 63101",
        "ST LOUIS, MO, 63101",
        "Ft Worth, TX, 76101",
        "fort worth, TX, 76101",
        "Mt. Pleasant, SC, 29464",
        "Mount Pleasant, SC, 29464",
        "WINSTON SALEM, NC, 27101",
        "Winston-Salem, NC, 27101",
        "Coeur dAlene, ID, 83814",
        "O Fallon, MO, 63366",
        "OFallon, MO, 63366",
        "'  Austin ', TX, 78717",
        "Áustin, TX, 78717"
    })
    void findsAPlaceHoweverItsNameIsSpelt(String city, String state, String zip) {
        assertThat(data.placesNamed(city, state)).contains(zip);
    }

    @Test
    void keepsEqualNamesOfTwoStatesApart() {
        assertThat(data.placesNamed("Springfield", "IL")).contains("62701").doesNotContain("65801");
        assertThat(data.placesNamed("Atlantis", "TX")).isEmpty();
        assertThat(data.placesNamed("", "TX")).isEmpty();
    }

    @Test
    void findsTheZipsAroundAPoint() {
        var near = data.zipsWithin(30.51, -97.68, 15);
        assertThat(near)
                .contains("78664", "78717", "78681")
                .doesNotContain("78704", "76101")
                .isSorted();
        assertThat(near).allSatisfy(zip -> {
            var place = data.zip(zip).orElseThrow();
            assertThat(GreatCircle.miles(30.51, -97.68, place.lat(), place.lon()))
                    .isLessThanOrEqualTo(15);
        });
    }

    @Test
    void missesNoZipAroundAPointThatAFullScanFinds() {
        for (var miles : new double[] {0.5, 25, 400}) {
            var scanned = data.zipsOfState("AK").stream()
                    .map(zip -> data.zip(zip).orElseThrow())
                    .filter(p -> GreatCircle.miles(61.2, -149.9, p.lat(), p.lon()) <= miles)
                    .map(ZipPlace::zip)
                    .toList();
            assertThat(data.zipsWithin(61.2, -149.9, miles)).containsExactlyElementsOf(scanned);
        }
    }

    @Test
    void measuresGreatCircles() {
        assertThat(GreatCircle.miles(40.7128, -74.0060, 34.0522, -118.2437)).isCloseTo(2445.7, within(3.0));
        assertThat(GreatCircle.miles(30, -97, 30, -97)).isZero();
        assertThat(GreatCircle.miles(0, 179.9, 0, -179.9)).isCloseTo(13.8, within(0.1));
    }

    @Test
    void namesStatesAndCounties() {
        assertThat(data.state("tx").orElseThrow().name()).isEqualTo("Texas");
        assertThat(data.state("AZ").orElseThrow().zones())
                .containsExactly(ZoneId.of("America/Phoenix"), ZoneId.of("America/Denver"));
        assertThat(data.state("AE").orElseThrow().zones()).isEmpty();
        assertThat(data.state("XX")).isEmpty();
        assertThat(data.county("48491").orElseThrow().fullName()).isEqualTo("Williamson County");
        assertThat(data.county("48999")).isEmpty();
    }

    @Test
    void tellsEveryZoneThatAnAreaCodeMayMean() {
        var idaho = data.areaCode("208").orElseThrow();
        assertThat(idaho.state()).isEqualTo("ID");
        assertThat(idaho.zones())
                .containsExactly(
                        ZoneId.of("America/Los_Angeles"), ZoneId.of("America/Boise"), ZoneId.of("America/Denver"));
        assertThat(data.areaCode("512").orElseThrow().zones()).containsExactly(ZoneId.of("America/Chicago"));
        assertThat(data.areaCode("999")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-25, true",
        "2026-07-04, true",
        "2026-07-03, true",
        "2026-11-26, true",
        "2026-11-27, false",
        "2027-07-05, true",
        "2026-03-10, false"
    })
    void closesOnFederalHolidaysAndOnTheDaysTheyAreObserved(LocalDate date, boolean closed) {
        assertThat(data.isFederalHoliday(date)).isEqualTo(closed);
    }

    @Test
    void recognisesThrowAwayAndFreeMailDomains() {
        assertThat(data.isDisposableDomain("mailinator.com")).isTrue();
        assertThat(data.isDisposableDomain("Inbox.Mailinator.COM.")).isTrue();
        assertThat(data.isDisposableDomain("no-throwaway.example")).isFalse();
        assertThat(data.isDisposableDomain("")).isFalse();
        assertThat(data.isFreeDomain("GMAIL.com")).isTrue();
        assertThat(data.isFreeDomain("headgate.io")).isFalse();
    }
}
