package io.headgate.validation.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.model.config.CheckPolicy;
import io.headgate.model.shared.ReasonCode;
import io.headgate.model.validation.v1.Verdict;
import io.headgate.reference.ReferenceData;
import io.headgate.validation.core.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneCheckTest {

    private final PhoneCheck check = new PhoneCheck(ReferenceData.load());

    @Test
    void anAmericanNumberPassesAndDoesNotPretendToKnowWhetherItIsAMobile() {
        var finding = look("+15122345678", "TX", "78717");

        assertThat(finding.verdict()).isEqualTo(Verdict.PASS);
        assertThat(finding.data())
                .containsEntry("line_type", "fixed_line_or_mobile")
                .containsEntry("area_state", "TX")
                .containsEntry("state_matches", true);
    }

    @ParameterizedTest
    @CsvSource({
        "+10005551234, area code 000",
        "+11235551234, area code 123",
        "+15552345678, area code 555",
        "+15121234567, exchange 123",
        "+15125550, too short",
        "5125550, without an area code",
        "911, an emergency number",
        "00000000000, zeros",
        "+19995551234, area code 999",
        "not-a-number, letters"
    })
    void aNumberThatCannotExistFails(String phone, String why) {
        var finding = look(phone, "TX", "78717");

        assertThat(finding.verdict()).as(why).isEqualTo(Verdict.FAIL);
        assertThat(finding.reason()).isEqualTo(ReasonCode.PHONE_INVALID);
    }

    @ParameterizedTest
    @CsvSource({"+18005551212, toll_free", "+18335550100, toll_free", "+19005551234, unknown"})
    void aNumberThatIsNoConsumersFails(String phone, String lineType) {
        var finding = look(phone, "TX", "78717");

        assertThat(finding.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(finding.data()).containsEntry("line_type", lineType);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+15125550123", "+12025550199"})
    void aNumberReservedForFictionIsFlagged(String phone) {
        var finding = look(phone, null, null);

        assertThat(finding.verdict()).isEqualTo(Verdict.FLAG);
        assertThat(finding.data()).containsEntry("fictional", true).containsEntry("line_type", "fixed_line_or_mobile");
    }

    @ParameterizedTest
    @CsvSource({
        "+14362345678, OH",
        "+16212345678, TX",
        "+16242345678, NY",
        "+18612345678, IL",
        "+16792345678, MI",
        "+14572345678, LA"
    })
    void anAreaCodeInServiceThatTheLibraryDoesNotKnowIsAnOrdinaryNumber(String phone, String state) {
        var finding = look(phone, state, null);

        assertThat(finding.verdict()).isEqualTo(Verdict.PASS);
        assertThat(finding.data())
                .containsEntry("domestic", true)
                .containsEntry("area_state", state)
                .containsEntry("line_type", "fixed_line_or_mobile");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+14365550123", "+16215550123", "+16245550123", "+14365550172"})
    void aNumberForFictionOfSuchAnAreaCodeIsFlaggedAtMost(String phone) {
        var finding = look(phone, null, null);

        assertThat(finding.verdict()).isEqualTo(Verdict.FLAG);
        assertThat(finding.data()).containsEntry("line_type", "fixed_line_or_mobile");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"+14361345678", "+14360345678", "+14369112345", "+1436234567", "+19992345678", "+12222345678"})
    void whatNobodyCanHaveStaysImpossible(String phone) {
        assertThat(look(phone, null, null).verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void anAreaCodeOfAnotherStateIsFlaggedAndTheZipDecidesWhichStateIsMeant() {
        assertThat(look("+12122345678", "TX", null).data()).containsEntry("state_matches", false);
        assertThat(look("+12122345678", "TX", null).verdict()).isEqualTo(Verdict.FLAG);
        assertThat(look("+12122345678", "TX", "10001").verdict()).isEqualTo(Verdict.PASS);
        assertThat(look("+12122345678", null, null).verdict()).isEqualTo(Verdict.PASS);
    }

    @ParameterizedTest
    @CsvSource({"+14164801234, false", "+447911123456, false", "+17874501234, true"})
    void foreignNumbersAreFlaggedAndTerritoriesAreNotForeign(String phone, boolean domestic) {
        var finding = look(phone, null, null);

        assertThat(finding.verdict()).isEqualTo(domestic ? Verdict.PASS : Verdict.FLAG);
        assertThat(finding.data()).containsEntry("domestic", domestic);
    }

    @Test
    void noPhoneIsFlaggedAndNotInvalid() {
        var finding = check.checkLead(CheckSubjects.nobody(), CheckPolicy.RECORD_ONLY, CheckSubjects.SOON);

        assertThat(finding.verdict()).isEqualTo(Verdict.FLAG);
        assertThat(finding.data()).containsEntry("present", false).containsEntry("line_type", "unknown");
    }

    @Test
    void whatIsReportedNeverHoldsTheNumber() {
        for (var phone : new String[] {"+15122345678", "+15125550123", "+10005551234", "garbage 512"}) {
            assertThat(look(phone, "TX", null).toString()).doesNotContain("2345678", "5550123", "5551234", "garbage");
        }
    }

    private Finding look(String phone, String state, String zip) {
        return check.checkLead(CheckSubjects.phone(phone, state, zip), CheckPolicy.RECORD_ONLY, CheckSubjects.SOON);
    }
}
