package io.headgate.validation.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.model.config.CheckAction;
import io.headgate.model.config.CheckPolicy;
import io.headgate.model.person.Consent;
import io.headgate.model.shared.ReasonCode;
import io.headgate.model.validation.v1.Verdict;
import io.headgate.validation.core.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsentCheckTest {

    private static final Consent FULL = new Consent(
            "I agree to be called",
            "2026-03-01T12:00:00Z",
            "203.0.113.9",
            "Mozilla",
            "https://x.example",
            "https://cert.trustedform.com/2605ec3a321e1b3a41addf0bba1213505ef57985",
            "12345678-ABCD-1234-ABCD-123456789ABC",
            List.of("Clearbrook"));
    private static final Consent TEXT_ONLY = new Consent("I agree", " ", null, null, null, null, null, List.of());

    private final ConsentCheck check = new ConsentCheck();

    @Test
    void everythingRequiredIsThere() {
        var finding = look(
                FULL,
                "text",
                "captured_at",
                "ip",
                "user_agent",
                "page_url",
                "trusted_form_cert_url",
                "jornaya_lead_id",
                "sellers");

        assertThat(finding.verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void everyMissingFieldIsNamedAndABlankOneIsMissing() {
        var finding = look(TEXT_ONLY, "text", "captured_at", "ip", "sellers");

        assertThat(finding.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(finding.reason()).isEqualTo(ReasonCode.CONSENT_MISSING);
        assertThat(finding.detail()).isEqualTo("missing: captured_at, ip, sellers");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text | n/a",
                "text | none",
                "text | -",
                "text | N/A",
                "text | null",
                "text | 0",
                "captured_at | n/a",
                "captured_at | 2026-13-01T00:00:00Z",
                "captured_at | 2999-01-01T00:00:00Z",
                "captured_at | 1899-01-01T00:00:00Z",
                "captured_at | yesterday",
                "ip | n/a",
                "ip | 300.1.1.1",
                "ip | example.com",
                "ip | 0.0.0.0",
                "page_url | n/a",
                "page_url | x",
                "page_url | javascript:alert(1)",
                "trusted_form_cert_url | n/a",
                "trusted_form_cert_url | https://cert.trustedform.com/",
                "trusted_form_cert_url | https://example.com/2605ec3a321e1b3a41addf0bba1213505ef57985",
                "trusted_form_cert_url | http://cert.trustedform.com/2605ec3a321e1b3a41addf0bba1213505ef57985",
                "jornaya_lead_id | n/a",
                "jornaya_lead_id | 1234",
                "user_agent | none"
            })
    void whatCannotBeEvidenceIsMissing(String field, String value) {
        var consent = new Consent(
                field.equals("text") ? value : "I agree",
                field.equals("captured_at") ? value : null,
                field.equals("ip") ? value : null,
                field.equals("user_agent") ? value : null,
                field.equals("page_url") ? value : null,
                field.equals("trusted_form_cert_url") ? value : null,
                field.equals("jornaya_lead_id") ? value : null,
                List.of());

        var finding = look(consent, field);

        assertThat(finding.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(finding.reason()).isEqualTo(ReasonCode.CONSENT_MISSING);
        assertThat(finding.detail()).isEqualTo("missing: " + field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.9", "2001:db8::1", "::ffff:203.0.113.9"})
    void anAddressOfEitherKindIsEvidence(String ip) {
        var consent = new Consent("I agree", "2026-03-01T07:00:00-05:00", ip, null, null, null, null, List.of());

        assertThat(look(consent, "ip", "captured_at").verdict()).isEqualTo(Verdict.PASS);
    }

    /** The policy's flag decides what follows, as it does for every check. */
    @Test
    void evidenceThatNobodyAskedForIsFlaggedWhenItIsNone() {
        var consent = new Consent(
                "I agree",
                "yesterday",
                "203.0.113.9",
                null,
                " ",
                "https://cert.trustedform.com/",
                null,
                List.of("n/a"));

        var finding = look(consent, "text");
        assertThat(finding.verdict()).isEqualTo(Verdict.FLAG);
        assertThat(finding.detail()).isEqualTo("sent, and no evidence: captured_at, trusted_form_cert_url, sellers");
        assertThat(finding.data()).containsEntry("no_evidence", "captured_at, trusted_form_cert_url, sellers");

        assertThat(look(consent, "text", "captured_at").verdict()).isEqualTo(Verdict.FAIL);
        assertThat(look(FULL, "text").verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void noConsentAtAllMissesEverything() {
        assertThat(look(null, "text", "ip").detail()).isEqualTo("missing: text, ip");
        assertThat(look(null).detail()).isEqualTo("missing: text");
    }

    @Test
    void aFieldThatNobodyKnowsCannotBeProven() {
        assertThat(look(FULL, "notarised").verdict()).isEqualTo(Verdict.FAIL);
    }

    private Finding look(Consent consent, String... required) {
        var policy = new CheckPolicy(CheckAction.REJECT, null, null, List.of(required), null);
        return check.checkLead(CheckSubjects.consent(consent), policy, CheckSubjects.SOON);
    }
}
