package io.headgate.validation.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.model.config.CheckAction;
import io.headgate.model.config.CheckPolicy;
import io.headgate.model.shared.Consent;
import io.headgate.model.shared.ReasonCode;
import io.headgate.model.validation.v1.Verdict;
import io.headgate.validation.core.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsentCheckTest {

    private static final Consent FULL = new Consent(
            "I agree to be called",
            "2026-03-01T12:00:00Z",
            "203.0.113.9",
            "Mozilla",
            "https://x.example",
            "https://cert",
            "jornaya",
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
        var policy = new CheckPolicy(CheckAction.REJECT, null, null, List.of(required));
        return check.look(Subjects.consent(consent), policy);
    }
}
