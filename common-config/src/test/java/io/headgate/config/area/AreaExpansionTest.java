package io.headgate.config.area;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.model.config.Area;
import io.headgate.model.config.Radius;
import io.headgate.reference.ReferenceData;
import io.headgate.reference.ZipCounty;
import java.util.List;
import org.junit.jupiter.api.Test;

class AreaExpansionTest {

    private static final String TRAVIS = "48453";
    private static final String WILLIAMSON = "48491";

    private final ReferenceData reference = ReferenceData.load();
    private final AreaExpansion expansion = new AreaExpansion(reference);

    @Test
    void countsAZipOnTheCountyLineForBothCountiesFromATenthOn() {
        assertThat(reference.countiesOf("78729")).extracting(ZipCounty::percent).containsExactly(88.3, 11.7);

        assertThat(counties(WILLIAMSON).contains("78729")).isTrue();
        assertThat(counties(TRAVIS).contains("78729")).isTrue();
    }

    @Test
    void leavesOutAZipOfWhichTheCountyHoldsLessThanATenth() {
        var sliver = reference.zipsOf(TRAVIS).stream()
                .filter(zip -> reference.countiesOf(zip).stream()
                        .anyMatch(share -> share.fips().equals(TRAVIS) && !share.primary() && share.percent() < 10))
                .findFirst()
                .orElseThrow();

        assertThat(counties(TRAVIS).contains(sliver)).isFalse();
    }

    @Test
    void keepsAListedZipThatTheGazetteerDoesNotKnow() {
        var zips = expansion.zipsOf(area(List.of("00000", "78717"), List.of(), List.of(), null, List.of(), List.of()));
        assertThat(zips.zips()).containsExactly("00000", "78717");
    }

    @Test
    void expandsAPlainListToEachOfItsZipsOnceInTheirOrder() {
        var zips = expansion.zipsOf(area(
                List.of("78717", "7871", "78704", "78717", "7871x"), List.of(), List.of(), null, List.of(), List.of()));
        assertThat(zips.zips()).containsExactly("78704", "78717");
    }

    @Test
    void takesCarveOutsFromAPlainListToo() {
        var zips = expansion.zipsOf(area(
                List.of("78704", "78717", "79901"), List.of(), List.of(), null, List.of("78704"), List.of(WILLIAMSON)));
        assertThat(zips.zips()).containsExactly("79901");
    }

    @Test
    void letsACarveOutWinOverEverything() {
        var zips = expansion.zipsOf(area(
                List.of("78704", "78701"),
                List.of(TRAVIS),
                List.of("TX"),
                new Radius(30.26, -97.75, 20),
                List.of("78704"),
                List.of(WILLIAMSON)));

        assertThat(zips.contains("78701")).isTrue();
        assertThat(zips.contains("79901")).isTrue();
        assertThat(zips.contains("78704")).isFalse();
        assertThat(zips.contains("78717")).isFalse();
        assertThat(zips.contains("78729"))
                .as("a tenth of it lies in the county carved out")
                .isFalse();
    }

    @Test
    void joinsWhatIsListedTwice() {
        var once = counties(TRAVIS);
        var twice = expansion.zipsOf(area(once.zips(), List.of(TRAVIS, TRAVIS), List.of(), null, List.of(), List.of()));
        assertThat(twice).isEqualTo(once);
        assertThat(once.zips()).isSorted().doesNotHaveDuplicates().hasSize(once.size());
    }

    @Test
    void ignoresWhatIsNoZipAndNoPlace() {
        var zips = expansion.zipsOf(
                area(List.of("1234", "abcde"), List.of("99999"), List.of("XX"), null, List.of("x"), List.of("y")));
        assertThat(zips.isEmpty()).isTrue();
        assertThat(zips.contains("78717")).isFalse();
    }

    @Test
    void turnsZipsIntoNumbersAndBack() {
        assertThat(ZipSet.text(ZipSet.number("00501"))).isEqualTo("00501");
        assertThat(ZipSet.number("99999")).isEqualTo(99_999);
        assertThat(ZipSet.number("123456")).isNegative();
        assertThat(ZipSet.number("١٢٣٤٥")).isNegative();
    }

    private ZipSet counties(String fips) {
        return expansion.zipsOf(area(List.of(), List.of(fips), List.of(), null, List.of(), List.of()));
    }

    private static Area area(
            List<String> zips,
            List<String> counties,
            List<String> states,
            Radius radius,
            List<String> exceptZips,
            List<String> exceptCounties) {
        return new Area(zips, counties, states, radius, exceptZips, exceptCounties);
    }
}
