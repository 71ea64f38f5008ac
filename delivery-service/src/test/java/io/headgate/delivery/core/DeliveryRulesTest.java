package io.headgate.delivery.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.model.delivery.v1.AttemptClass;
import io.headgate.model.delivery.v1.DeliveryOutcome;
import io.headgate.model.shared.ReasonCode;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeliveryRulesTest {

    private static final Duration PLENTY = Duration.ofHours(72);
    private static final Duration NONE = Duration.ofSeconds(1);

    @Test
    void endsWithAnAcceptance() {
        assertThat(after(AttemptClass.ACCEPTED, true, PLENTY))
                .isEqualTo(new NextStep.Finish(DeliveryOutcome.ACCEPTED, null));
    }

    @Test
    void givesARefusalBackAtOnce() {
        assertThat(after(AttemptClass.REJECTED, false, PLENTY))
                .isEqualTo(new NextStep.Finish(DeliveryOutcome.REJECTED, ReasonCode.DELIVERY_REJECTED));
        assertThat(after(AttemptClass.GONE, false, PLENTY))
                .isEqualTo(new NextStep.Finish(DeliveryOutcome.FAILED, ReasonCode.ENDPOINT_GONE));
        assertThat(after(AttemptClass.MISCONFIGURED, false, PLENTY))
                .isEqualTo(new NextStep.Finish(DeliveryOutcome.FAILED, ReasonCode.DELIVERY_MISCONFIGURED));
    }

    @Test
    void doesNotRepeatAnAddressThatIsForbidden() {
        assertThat(DeliveryRules.after(
                        AttemptOutcome.egressRefused("private"), 1, false, RetryPolicy.STANDARD, PLENTY, 0))
                .isEqualTo(new NextStep.Finish(DeliveryOutcome.FAILED, ReasonCode.EGRESS_REFUSED));
    }

    @ParameterizedTest
    @EnumSource(value = AttemptClass.class, mode = EnumSource.Mode.EXCLUDE, names = "ACCEPTED")
    void neverGivesBackWhatAnEarlierAttemptMayHaveHandedOver(AttemptClass result) {
        for (var remaining : new Duration[] {PLENTY, NONE, Duration.ofSeconds(-1)}) {
            if (after(result, true, remaining) instanceof NextStep.Finish finish) {
                assertThat(finish.outcome()).isEqualTo(DeliveryOutcome.UNKNOWN);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = AttemptClass.class,
            names = {"NOT_SENT", "RETRY", "UNKNOWN"})
    void triesAgainWhileTheLeadIsFresh(AttemptClass result) {
        assertThat(after(result, false, PLENTY)).isEqualTo(new NextStep.Retry(Duration.ofSeconds(5)));
    }

    @Test
    void givesUpWhenTheLeadIsTooOldAndKeepsADoubtADoubt() {
        assertThat(after(AttemptClass.RETRY, false, NONE))
                .isEqualTo(new NextStep.Finish(DeliveryOutcome.FAILED, ReasonCode.DELIVERY_EXHAUSTED));
        assertThat(after(AttemptClass.UNKNOWN, false, NONE))
                .isEqualTo(new NextStep.Finish(DeliveryOutcome.UNKNOWN, ReasonCode.DELIVERY_EXHAUSTED));
    }

    private static NextStep after(AttemptClass result, boolean mayHaveIt, Duration remaining) {
        return DeliveryRules.after(
                AttemptOutcome.of(result, null, "test"), 1, mayHaveIt, RetryPolicy.STANDARD, remaining, 0);
    }
}
