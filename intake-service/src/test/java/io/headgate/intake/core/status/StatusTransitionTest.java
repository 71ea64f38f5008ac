package io.headgate.intake.core.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.model.shared.LeadClosed;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Outcome;
import io.headgate.model.shared.ReasonCode;
import io.headgate.model.shared.Stage;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StatusTransitionTest {

    private static final LeadId LEAD = new LeadId(new UUID(1, 1));

    private static StatusTransition step(SubmissionStatus status, int second, boolean closing) {
        return new StatusTransition(LEAD, Instant.ofEpochSecond(second), status, null, closing);
    }

    @Test
    void theLaterOfTwoStepsStands() {
        assertThat(step(SubmissionStatus.ALLOCATED, 2, false).outranks(step(SubmissionStatus.HELD, 1, false)))
                .isTrue();
        assertThat(step(SubmissionStatus.HELD, 1, false).outranks(step(SubmissionStatus.ALLOCATED, 2, false)))
                .isFalse();
    }

    @Test
    void anEndStandsAgainstEverythingEvenIfItIsDatedEarlier() {
        assertThat(step(SubmissionStatus.REJECTED, 1, true).outranks(step(SubmissionStatus.ALLOCATED, 9, false)))
                .isTrue();
        assertThat(step(SubmissionStatus.ALLOCATED, 9, false).outranks(step(SubmissionStatus.REJECTED, 1, true)))
                .isFalse();
    }

    @Test
    void aDeliveryStandsAgainstALaterRound() {
        assertThat(step(SubmissionStatus.ALLOCATED, 9, false).outranks(step(SubmissionStatus.DELIVERED, 1, false)))
                .isFalse();
        assertThat(step(SubmissionStatus.DELIVERED, 1, false).outranks(step(SubmissionStatus.ALLOCATED, 9, false)))
                .isTrue();
    }

    @Test
    void aDecisionStandsAgainstTheChecksWhateverTheirClocksSay() {
        assertThat(step(SubmissionStatus.ALLOCATED, 1, false).outranks(step(SubmissionStatus.VALIDATED, 9, false)))
                .isTrue();
        assertThat(step(SubmissionStatus.VALIDATED, 9, false).outranks(step(SubmissionStatus.HELD, 1, false)))
                .isFalse();
    }

    @Test
    void whatIntakeClosedItselfIsNoNews() {
        var own = new LeadClosed(LEAD, Instant.EPOCH, Outcome.REJECTED, Stage.INTAKE, ReasonCode.DUPLICATE, null, null);
        var routing =
                new LeadClosed(LEAD, Instant.EPOCH, Outcome.REJECTED, Stage.ROUTING, ReasonCode.NO_SALE, null, null);

        assertThat(StatusTransition.of(own)).isEmpty();
        assertThat(StatusTransition.of(routing))
                .contains(
                        new StatusTransition(LEAD, Instant.EPOCH, SubmissionStatus.REJECTED, ReasonCode.NO_SALE, true));
    }
}
