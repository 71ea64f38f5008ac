package io.headgate.validation.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.model.config.CheckPolicy;
import io.headgate.model.person.Address;
import io.headgate.model.shared.Location;
import io.headgate.model.shared.ReasonCode;
import io.headgate.model.validation.v1.Verdict;
import io.headgate.reference.ReferenceData;
import io.headgate.validation.core.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocationCheckTest {

    private final ReferenceData reference = ReferenceData.load();
    private final LocationCheck check = new LocationCheck(reference);

    @Test
    void threeThatAgreeAreVerifiedAndCompleted() {
        var finding = look("78717", "Austin", "TX");

        assertThat(finding.verdict()).isEqualTo(Verdict.PASS);
        assertThat(finding.data()).containsEntry("city_matches", true).containsEntry("zip_inferred", false);
        assertThat(finding.location().zip()).isEqualTo("78717");
        assertThat(finding.location().state()).isEqualTo("TX");
        assertThat(finding.location().counties()).startsWith("48491");
        assertThat(finding.location().lat()).isBetween(30.0, 31.0);
        assertThat(finding.location().timeZone()).isEqualTo("America/Chicago");
    }

    @Test
    void aZipAloneIsEnough() {
        var finding = look("10001", null, null);

        assertThat(finding.verdict()).isEqualTo(Verdict.PASS);
        assertThat(finding.location().city()).isEqualTo("New York");
        assertThat(finding.location().state()).isEqualTo("NY");
    }

    @ParameterizedTest
    @CsvSource({
        "73949, Texhoma, TX, TX, 48421",
        "73949, Texhoma, OK, OK, 40139",
        "42223, Fort Campbell, TN, TN, 47125",
        "42223, Fort Campbell, KY, KY, 21047",
        "42223, , TN, TN, 47125",
    })
    void theStatedStateDecidesWhereAZipReachesIntoTwo(
            String zip, String city, String state, String expected, String county) {
        var finding = look(zip, city, state);

        assertThat(finding.verdict()).isEqualTo(Verdict.PASS);
        assertThat(finding.location().state()).isEqualTo(expected);
        assertThat(finding.location().zip()).isEqualTo(zip);
        assertThat(finding.location().counties())
                .contains(county)
                .allMatch(fips -> fips.startsWith(county.substring(0, 2))
                        || expected.equals(reference.zip(zip).orElseThrow().state()));
    }

    @Test
    void anotherNameForTheCityIsNoContradictionWhenZipAndStateAgree() {
        var finding = look("78717", "Brushy Creek", "TX");

        assertThat(finding.verdict()).isEqualTo(Verdict.PASS);
        assertThat(finding.data()).containsEntry("city_matches", false);
        assertThat(finding.location().city()).isEqualTo("Austin");
    }

    @Test
    void aMissingZipIsInferredFromACityThatHasOne() {
        var finding = look(null, "Marfa", "TX");

        assertThat(finding.verdict()).isEqualTo(Verdict.PASS);
        assertThat(finding.data())
                .containsEntry("zip_inferred", true)
                .containsEntry("zip_candidates", 1)
                .containsEntry("zip_confidence", 1.0);
        assertThat(finding.location().zip()).isEqualTo("79843");
        assertThat(finding.location().counties()).containsExactly("48377");
    }

    @Test
    void aMissingZipOfACityWithManyIsTheMostCentralOneAndSaysHowUnsureItIs() {
        var finding = look(null, "springfield", "IL");

        assertThat(finding.verdict()).isEqualTo(Verdict.FLAG);
        assertThat(finding.reason()).isNull();
        assertThat((int) finding.data().get("zip_candidates")).isGreaterThan(10);
        assertThat((double) finding.data().get("zip_confidence")).isLessThan(0.1);
        assertThat(finding.location().counties()).containsExactly("17167");
        assertThat(look(null, "Springfield", "IL").location()).isEqualTo(finding.location());
    }

    @Test
    void zipAndCityOutvoteTheState() {
        var finding = look("78717", "Austin", "CA");

        contradictory(finding, "zip_and_city");
        assertThat(finding.location().zip()).isEqualTo("78717");
        assertThat(finding.location().state()).isEqualTo("TX");
    }

    @Test
    void cityAndStateOutvoteTheZip() {
        var finding = look("10001", "Marfa", "TX");

        contradictory(finding, "city_and_state");
        assertThat(finding.location().zip()).isEqualTo("79843");
        assertThat(finding.data()).containsEntry("zip_inferred", true);
    }

    @ParameterizedTest
    @CsvSource({"10001, , TX", "10001, Nowhereville, TX"})
    void aZipWinsATieAgainstTheState(String zip, String city, String state) {
        var finding = look(zip, city, state);

        contradictory(finding, "zip");
        assertThat(finding.location().state()).isEqualTo("NY");
    }

    @Test
    void aZipThatReachesIntoTheOtherStateDoesNotContradictIt() {
        // Window Rock's ZIP has its post office in Arizona and most of its land in New Mexico.
        var finding = look("86515", null, "NM");

        assertThat(finding.verdict()).isEqualTo(Verdict.PASS);
        assertThat(finding.location().state()).isEqualTo("NM");
        assertThat(finding.location().counties()).containsExactly("35031");
    }

    @Test
    void countiesWithLessThanATenthAreLeftOut() {
        // 57717: Butte 65.6 %, Crook 15.1 %, Carter 10.2 %, Lawrence and Perkins' neighbours below.
        assertThat(look("57717", null, null).location().counties()).containsExactly("46019", "56011", "30011");
    }

    @Test
    void anUnknownZipIsFlaggedNeverFailedAndKept() {
        var located = look("99998", "Marfa", "TX");
        var alone = look("99998", null, null);

        for (var finding : new Finding[] {located, alone}) {
            assertThat(finding.verdict()).isEqualTo(Verdict.FLAG);
            assertThat(finding.reason()).isEqualTo(ReasonCode.LOCATION_UNKNOWN);
            assertThat(finding.location().zip()).isEqualTo("99998");
        }
        assertThat(located.location().counties()).containsExactly("48377");
        assertThat(alone.location().counties()).isEmpty();
    }

    @Test
    void aStateAloneIsFlaggedAndNothingAtAllFails() {
        assertThat(look(null, null, "CA").verdict()).isEqualTo(Verdict.FLAG);
        assertThat(look(null, null, "CA").location().timeZone()).isEqualTo("America/Los_Angeles");
        assertThat(look(null, null, "TX").location().timeZone()).isNull();
        assertThat(look(null, "Nowhereville", "TX").verdict()).isEqualTo(Verdict.FLAG);
        assertThat(look(null, null, null).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(look(null, "Austin", null).reason()).isEqualTo(ReasonCode.LOCATION_UNKNOWN);
    }

    @Test
    void aMilitaryZipIsAPlaceWithoutAPoint() {
        var finding = look("09012", "APO", "AE");

        assertThat(finding.verdict()).isEqualTo(Verdict.PASS);
        assertThat(finding.location())
                .extracting(Location::lat, Location::timeZone)
                .containsOnlyNulls();
    }

    @Test
    void spellingsOfOneCityMeet() {
        assertThat(look(null, "St. Louis", "MO").location())
                .isEqualTo(look(null, "SAINT LOUIS", "MO").location());
    }

    @Test
    void anAddressAbroadIsFlagged() {
        var subject = CheckSubjects.subject(
                "+15122345678", null, new Address(null, null, "Toronto", "ON", null, null, "CA"), null);

        assertThat(check.checkLead(subject, CheckPolicy.RECORD_ONLY, CheckSubjects.SOON)
                        .verdict())
                .isEqualTo(Verdict.FLAG);
    }

    @Test
    void everyZipOfTheGazetteerIsVerified() {
        for (var state : new String[] {"AK", "HI", "PR", "DC", "RI", "WY"}) {
            for (var zip : reference.zipsOfState(state)) {
                var finding = look(zip, null, state);
                assertThat(finding.verdict()).as(zip).isEqualTo(Verdict.PASS);
                assertThat(finding.location().zip()).isEqualTo(zip);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "78717, Austin, TX, 1.0",
        "10001, , , 1.0",
        "00001, Austin, TX, 1.0",
        ", Austin, TX, 0.01",
        "10001, Austin, TX, 0.01",
        "10001, , TX, 0.5",
        ", , TX, 0.0",
        ", Marfa, TX, 1.0",
    })
    void theLocationSaysHowSureItsZipIs(String zip, String city, String state, double certainty) {
        assertThat(look(zip, city, state).location().certaintyOfZip()).isEqualTo(certainty);
    }

    private static void contradictory(Finding finding, String resolvedBy) {
        assertThat(finding.verdict()).isEqualTo(Verdict.FLAG);
        assertThat(finding.reason()).isEqualTo(ReasonCode.LOCATION_CONTRADICTORY);
        assertThat(finding.data()).containsEntry("resolved_by", resolvedBy);
    }

    private Finding look(String zip, String city, String state) {
        return check.checkLead(CheckSubjects.address(zip, city, state), CheckPolicy.RECORD_ONLY, CheckSubjects.SOON);
    }
}
