package io.headgate.validation.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.model.config.CheckAction;
import io.headgate.model.config.CheckName;
import io.headgate.model.config.CheckPolicy;
import io.headgate.model.shared.Location;
import io.headgate.model.shared.ReasonCode;
import io.headgate.model.validation.v1.ValidationOutcome;
import io.headgate.model.validation.v1.Verdict;
import io.headgate.outbound.core.Deadline;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AssessmentTest {

    private static final CheckPolicy STRICT =
            new CheckPolicy(CheckAction.REJECT, CheckAction.REVIEW, CheckAction.REJECT, List.of(), null);

    @Test
    void oneRejectingCheckRejectsWithItsOwnReason() {
        var assessment = assess(
                checked(CheckName.PHONE, Verdict.PASS, null, STRICT),
                checked(CheckName.EMAIL, Verdict.FAIL, ReasonCode.EMAIL_DISPOSABLE, STRICT),
                checked(CheckName.LOCATION, Verdict.FLAG, null, STRICT));

        assertThat(assessment.outcome()).isEqualTo(ValidationOutcome.REJECT);
        assertThat(assessment.reason()).isEqualTo(ReasonCode.EMAIL_DISPOSABLE);
    }

    @Test
    void ofSeveralRejectionsTheFirstInRankGivesTheReason() {
        var assessment = assess(
                checked(CheckName.PHONE, Verdict.FAIL, ReasonCode.PHONE_INVALID, STRICT),
                checked(CheckName.CONSENT, Verdict.FAIL, ReasonCode.CONSENT_MISSING, STRICT));

        assertThat(assessment.reason()).isEqualTo(ReasonCode.PHONE_INVALID);
        assertThat(assessment.checks()).hasSize(2);
    }

    @Test
    void aReviewIsAskedForWhenNobodyRejects() {
        var assessment = assess(checked(CheckName.PHONE, Verdict.FLAG, null, STRICT));

        assertThat(assessment.outcome()).isEqualTo(ValidationOutcome.REVIEW);
        assertThat(assessment.reason()).isNull();
        assertThat(assessment.checks().getFirst().action()).isEqualTo("review");
    }

    @Test
    void anUnavailableCheckStopsTheLeadOnlyWhereThePolicyIsClosed() {
        var open = assess(checked(CheckName.EMAIL, Verdict.UNAVAILABLE, null, CheckPolicy.RECORD_ONLY));
        var closed = assess(checked(CheckName.EMAIL, Verdict.UNAVAILABLE, null, STRICT));

        assertThat(open.outcome()).isEqualTo(ValidationOutcome.CONTINUE);
        assertThat(closed.reason()).isEqualTo(ReasonCode.CHECK_UNAVAILABLE);
    }

    @Test
    void aRejectionAlwaysHasAReason() {
        var rejectFlags = new CheckPolicy(CheckAction.REJECT, CheckAction.REJECT, CheckAction.REJECT, List.of(), null);
        for (var name : CheckName.values()) {
            for (var verdict : List.of(Verdict.FLAG, Verdict.FAIL, Verdict.UNAVAILABLE)) {
                assertThat(assess(checked(name, verdict, null, rejectFlags)).reason())
                        .isNotNull();
            }
        }
    }

    @Test
    void withoutAPolicyOnlyAnImpossiblePhoneRejectsAndConsentIsNotLookedAt() {
        assertThat(SourcePolicy.DEFAULT.find(CheckName.PHONE).orElseThrow().fail())
                .isEqualTo(CheckAction.REJECT);
        assertThat(SourcePolicy.DEFAULT.find(CheckName.EMAIL)).contains(CheckPolicy.RECORD_ONLY);
        assertThat(SourcePolicy.DEFAULT.find(CheckName.LOCATION)).contains(CheckPolicy.RECORD_ONLY);
        assertThat(SourcePolicy.DEFAULT.find(CheckName.CONSENT)).isEmpty();
        assertThat(new SourcePolicy(Map.of("consent", STRICT)).find(CheckName.CONSENT))
                .contains(STRICT);
    }

    private static Assessment assess(Assessment.Checked... checked) {
        return Assessment.of(Arrays.asList(checked), Location.UNKNOWN);
    }

    private static Assessment.Checked checked(CheckName name, Verdict verdict, ReasonCode reason, CheckPolicy policy) {
        var finding = new Finding(verdict, reason, "detail", Map.of(), null);
        return new Assessment.Checked(
                new Named(name), finding, SourcePolicy.actionOn(new Named(name), verdict, policy), 5);
    }

    private record Named(CheckName name) implements Check {
        @Override
        public String provider() {
            return "test";
        }

        @Override
        public Finding checkLead(CheckSubject subject, CheckPolicy policy, Deadline deadline) {
            throw new UnsupportedOperationException();
        }
    }
}
