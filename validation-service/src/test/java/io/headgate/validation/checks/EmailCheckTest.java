package io.headgate.validation.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.model.config.CheckPolicy;
import io.headgate.model.shared.ReasonCode;
import io.headgate.model.validation.v1.Verdict;
import io.headgate.reference.ReferenceData;
import io.headgate.validation.core.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailCheckTest {

    private final EmailCheck check = new EmailCheck(ReferenceData.load());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jane.doe@example.com",
                "jane+termites@gmail.com",
                "o'brien@example.co.uk",
                "jane_doe@sub.example.org",
                "j@example.museum"
            })
    void anAddressThatCanExistPasses(String email) {
        assertThat(look(email).verdict()).isEqualTo(Verdict.PASS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jane",
                "jane@",
                "@example.com",
                "jane@gmail",
                "jane..doe@gmail.com",
                "jane@exa_mple.com",
                "jane@[127.0.0.1]",
                "jane doe@example.com",
                "jane@-example.com",
                "Jane <jane@example.com>",
                "jane@example.com,joe@example.com",
                "jane@gmail.c"
            })
    void anAddressThatCannotExistFails(String email) {
        var finding = look(email);

        assertThat(finding.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(finding.reason()).isEqualTo(ReasonCode.EMAIL_INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x@mailinator.com", "x@inbox.mailinator.com", "x@guerrillamail.com"})
    void aThrowAwayAddressFails(String email) {
        var finding = look(email);

        assertThat(finding.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(finding.reason()).isEqualTo(ReasonCode.EMAIL_DISPOSABLE);
    }

    @Test
    void freeDomainsAndRoleAddressesAreDataAndNoFault() {
        assertThat(look("jane@gmail.com").data()).containsEntry("free", true).containsEntry("role", false);
        assertThat(look("info@example.com").data()).containsEntry("free", false).containsEntry("role", true);
        assertThat(look("info@example.com").verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void noAddressPassesUnlessThereIsNoPhoneEither() {
        assertThat(look(null).verdict()).isEqualTo(Verdict.PASS);
        assertThat(check.checkLead(CheckSubjects.nobody(), CheckPolicy.RECORD_ONLY, CheckSubjects.SOON)
                        .verdict())
                .isEqualTo(Verdict.FLAG);
    }

    private Finding look(String email) {
        return check.checkLead(CheckSubjects.email(email), CheckPolicy.RECORD_ONLY, CheckSubjects.SOON);
    }
}
