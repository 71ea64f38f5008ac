package io.headgate.reconciliation.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.model.config.ReturnPolicy;
import io.headgate.model.config.ReturnRemedy;
import io.headgate.model.shared.ReasonCode;
import io.headgate.reconciliation.core.ReturnRules.Request;
import io.headgate.reconciliation.core.ReturnRules.Volume;
import io.headgate.reconciliation.core.ReturnVerdict.Covered;
import io.headgate.reconciliation.core.ReturnVerdict.NotCovered;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReturnRulesTest {

    private static final Instant DELIVERED = Instant.parse("2026-03-01T12:00:00Z");
    private static final Volume MANY = new Volume(1000, 0);

    @Test
    void theLastInstantOfTheWindowStillCountsAndTheNextDoesNot() {
        var policy = policy(Duration.ofDays(7), null);
        var edge = DELIVERED.plus(Duration.ofDays(7));

        assertThat(decide(policy, "duplicate", edge, MANY)).isEqualTo(new Covered(ReturnRemedy.CREDIT));
        assertThat(code(decide(policy, "duplicate", edge.plusNanos(1), MANY)))
                .isEqualTo(ReasonCode.RETURN_OUT_OF_WINDOW);
    }

    @Test
    void aWindowIsAsLongOnTheDayTheClocksChange() {
        // Chicago springs forward in the night to 2026-03-08: by the wall clock, 48 hours later reads 13:00.
        var delivered = ZonedDateTime.parse("2026-03-07T12:00:00-06:00[America/Chicago]");
        var edge = ZonedDateTime.parse("2026-03-09T13:00:00-05:00[America/Chicago]")
                .toInstant();
        var policy = policy(Duration.ofHours(48), null);

        assertThat(ReturnRules.decide(policy, new Request("duplicate", delivered.toInstant(), edge), MANY))
                .isInstanceOf(Covered.class);
        assertThat(ReturnRules.decide(
                        policy, new Request("duplicate", delivered.toInstant(), edge.plusMillis(1)), MANY))
                .isInstanceOf(NotCovered.class);
    }

    @Test
    void onlyAgreedReasonsCount() {
        var policy = policy(Duration.ofDays(7), null);

        assertThat(code(decide(policy, "changed_my_mind", DELIVERED, MANY)))
                .isEqualTo(ReasonCode.RETURN_REASON_NOT_ALLOWED);
    }

    @Test
    void anAgreementWithoutAListAllowsEveryReason() {
        var policy = new ReturnPolicy(Duration.ofDays(7), List.of(), null, ReturnRemedy.SUBSTITUTE);

        assertThat(decide(policy, "whatever", DELIVERED, MANY)).isEqualTo(new Covered(ReturnRemedy.CREDIT));
    }

    @Test
    void withoutAnAgreementNothingIsReturned() {
        assertThat(code(decide(null, "duplicate", DELIVERED, MANY))).isEqualTo(ReasonCode.RETURN_REASON_NOT_ALLOWED);
    }

    @ParameterizedTest
    @CsvSource({
        "0.20, 10, 1, true",
        "0.20, 10, 2, false",
        "0.20, 14, 2, false",
        "0.20, 15, 2, true",
        "0.20, 1, 0, true",
        "0.20, 1, 1, false",
        "0.20, 0, 0, true",
        "0, 1000, 0, false",
        "0.15, 20, 2, true",
        "0.15, 20, 3, false",
        "1, 3, 2, true",
        "1, 3, 3, false"
    })
    void theShareIsNeverExceededSaveForTheVeryFirst(String maxRate, long leads, long returns, boolean covered) {
        var policy = policy(Duration.ofDays(7), maxRate);

        var verdict = decide(policy, "duplicate", DELIVERED, new Volume(leads, returns));

        assertThat(verdict instanceof Covered).isEqualTo(covered);
        if (!covered) {
            assertThat(code(verdict)).isEqualTo(ReasonCode.RETURN_RATE_EXCEEDED);
        }
    }

    @Test
    void theRuleShowsTheValuesCompared() {
        var verdict = decide(policy(Duration.ofDays(7), "0.20"), "duplicate", DELIVERED, new Volume(10, 2));

        assertThat(((NotCovered) verdict).rule())
                .isEqualTo("at most 0.20 of 10 leads in 30 days, that is 2; 2 returned already");
    }

    private static ReturnVerdict decide(ReturnPolicy policy, String reason, Instant now, Volume volume) {
        return ReturnRules.decide(policy, new Request(reason, DELIVERED, now), volume);
    }

    private static ReasonCode code(ReturnVerdict verdict) {
        return ((NotCovered) verdict).code();
    }

    private static ReturnPolicy policy(Duration window, String maxRate) {
        return new ReturnPolicy(
                window,
                List.of("duplicate", "wrong_number"),
                maxRate == null ? null : new BigDecimal(maxRate),
                ReturnRemedy.CREDIT);
    }
}
