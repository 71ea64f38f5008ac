package io.headgate.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceDataTest {

    // Forty thousand ZIPs lie in fewer than forty zones: two years of offsets are worked out once for each zone.
    private static final Map<ZoneId, List<ZoneOffset>> OFFSETS = new HashMap<>();

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
        "270, America/New_York|America/Chicago",
        "364, America/New_York|America/Chicago",
        "850, America/New_York|America/Chicago",
        "448, America/New_York|America/Chicago",
        "219, America/New_York|America/Chicago",
        "574, America/New_York|America/Chicago",
        "812, America/New_York|America/Chicago",
        "930, America/New_York|America/Chicago",
        "906, America/New_York|America/Chicago",
        "423, America/New_York|America/Chicago",
        "729, America/New_York|America/Chicago",
        "606, America/New_York|America/Chicago",
        "208, America/Los_Angeles|America/Boise",
        "986, America/Los_Angeles|America/Boise",
        "541, America/Los_Angeles|America/Boise",
        "458, America/Los_Angeles|America/Boise",
        "605, America/Chicago|America/Denver",
        "701, America/Chicago|America/Denver",
        "308, America/Chicago|America/Denver",
        "620, America/Chicago|America/Denver",
        "785, America/Chicago|America/Denver",
        "775, America/Los_Angeles|America/Denver",
        "928, America/Phoenix|America/Denver",
        "907, America/Anchorage|America/Adak",
        "787, America/Puerto_Rico",
        "671, Pacific/Guam",
        "684, Pacific/Pago_Pago"
    })
    void theZoneOfANumberIsASetWhereAnAreaCodeLiesInTwo(String npa, String zones) {
        assertThat(data.areaCode(npa).orElseThrow().zones())
                .containsAll(Arrays.stream(zones.split("\\|")).map(ZoneId::of).toList());
    }

    @Test
    void aNumberThatSaysNothingOfAPlaceHasNoZone() {
        assertThat(data.areaCode("800").map(AreaCode::zones).orElse(List.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "46402, America/Chicago, Gary IN",
        "47708, America/Chicago, Evansville IN",
        "46996, America/New_York, Winamac IN",
        "42001, America/Chicago, Paducah KY",
        "42101, America/Chicago, Bowling Green KY",
        "42701, America/New_York, Elizabethtown KY",
        "37402, America/New_York, Chattanooga TN",
        "38555, America/Chicago, Crossville TN",
        "32401, America/Chicago, Panama City FL",
        "32465, America/Chicago, Wewahitchka FL",
        "32456, America/New_York, Port Saint Joe FL",
        "97914, America/Boise, Ontario OR",
        "89883, America/Denver, West Wendover NV",
        "83814, America/Los_Angeles, Coeur d Alene ID",
        "83522, America/Los_Angeles, Cottonwood ID",
        "83549, America/Boise, Riggins ID",
        "57701, America/Denver, Rapid City SD",
        "58601, America/Denver, Dickinson ND",
        "79901, America/Denver, El Paso TX",
        "49801, America/Menominee, Iron Mountain MI",
        "99501, America/Anchorage, Anchorage AK",
        "99546, America/Adak, Adak AK",
        "86047, America/Phoenix, Winslow AZ",
        "86025, America/Phoenix, Holbrook AZ",
        "86040, America/Phoenix, Page AZ",
        "86034, America/Phoenix, Keams Canyon AZ (Hopi)",
        "86039, America/Phoenix, Kykotsmovi AZ (Hopi)",
        "86515, America/Denver, Window Rock AZ (Navajo)",
        "86045, America/Denver, Tuba City AZ (Navajo)",
        "86033, America/Denver, Kayenta AZ (Navajo)",
        "00901, America/Puerto_Rico, San Juan PR",
        "00802, America/St_Thomas, St Thomas VI",
        "96910, Pacific/Guam, Hagatna GU",
        "96950, Pacific/Saipan, Saipan MP",
        "96799, Pacific/Pago_Pago, Pago Pago AS"
    })
    void tellsTheZoneOfAZipAndNotThatOfTheLargerPartOfItsState(String zip, String zone, String place) {
        var found = data.zip(zip).orElseThrow().zone();
        assertThat(found).as(place).isNotNull();
        assertThat(offsets(found)).as("%s is %s", place, found).isEqualTo(offsets(ZoneId.of(zone)));
    }

    // Zones of one clock have many names; what they kept decades ago does not matter.
    private static List<ZoneOffset> offsets(ZoneId zone) {
        return OFFSETS.computeIfAbsent(zone, one -> IntStream.range(0, 730)
                .mapToObj(day -> one.getRules()
                        .getOffset(Instant.parse("2026-01-01T20:00:00Z").plus(Duration.ofDays(day))))
                .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"09012", "34002", "96201"})
    void aMilitaryZipHasNoZoneBecauseItsPeopleMayBeAnywhere(String zip) {
        assertThat(data.zip(zip).orElseThrow().zone()).isNull();
    }

    @Test
    void aZipOfACountyThatIsNotDividedHasTheZoneOfItsCounty() {
        var differing = IntStream.range(0, 100_000)
                .mapToObj("%05d"::formatted)
                .flatMap(zip -> data.zip(zip).stream())
                .filter(place -> place.zone() != null && place.countyFips() != null)
                .filter(place -> {
                    var county = data.county(place.countyFips()).orElseThrow();
                    return !county.splitZone()
                            && county.zone() != null
                            && !offsets(county.zone()).equals(offsets(place.zone()));
                })
                .map(ZipPlace::zip)
                .toList();
        assertThat(differing).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-25, true",
        "2026-07-04, true",
        "2026-07-03, true",
        "2026-11-26, true",
        "2026-11-27, false",
        "2027-07-05, true",
        "2027-12-31, true",
        "2028-01-01, true",
        "2028-01-03, false",
        "2032-12-31, true",
        "2034-01-02, true",
        "2026-10-12, true",
        "2027-10-11, true",
        "2035-10-08, true",
        "2026-10-19, false",
        "2027-12-24, true",
        "2033-06-20, true",
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
