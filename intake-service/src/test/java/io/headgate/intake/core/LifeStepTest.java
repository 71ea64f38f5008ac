package io.headgate.intake.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.model.shared.LeadClosed;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Outcome;
import io.headgate.model.shared.ReasonCode;
import io.headgate.model.shared.Stage;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LifeStepTest {

    private static final LeadId LEAD = new LeadId(new UUID(1, 1));

    private static LifeStep step(LeadStatus status, int second, boolean closing) {
        return new LifeStep(LEAD, Instant.ofEpochSecond(second), status, null, closing);
    }

    @Test
    void theLaterOfTwoStepsStands() {
        assertThat(step(LeadStatus.ALLOCATED, 2, false).outranks(step(LeadStatus.HELD, 1, false)))
                .isTrue();
        assertThat(step(LeadStatus.HELD, 1, false).outranks(step(LeadStatus.ALLOCATED, 2, false)))
                .isFalse();
    }

    @Test
    void anEndStandsAgainstEverythingEvenIfItIsDatedEarlier() {
        assertThat(step(LeadStatus.REJECTED, 1, true).outranks(step(LeadStatus.ALLOCATED, 9, false)))
                .isTrue();
        assertThat(step(LeadStatus.ALLOCATED, 9, false).outranks(step(LeadStatus.REJECTED, 1, true)))
                .isFalse();
    }

    @Test
    void aDeliveryStandsAgainstALaterRound() {
        assertThat(step(LeadStatus.ALLOCATED, 9, false).outranks(step(LeadStatus.DELIVERED, 1, false)))
                .isFalse();
        assertThat(step(LeadStatus.DELIVERED, 1, false).outranks(step(LeadStatus.ALLOCATED, 9, false)))
                .isTrue();
    }

    @Test
    void aDecisionStandsAgainstTheChecksWhateverTheirClocksSay() {
        assertThat(step(LeadStatus.ALLOCATED, 1, false).outranks(step(LeadStatus.VALIDATED, 9, false)))
                .isTrue();
        assertThat(step(LeadStatus.VALIDATED, 9, false).outranks(step(LeadStatus.HELD, 1, false)))
                .isFalse();
    }

    @Test
    void whatIntakeClosedItselfIsNoNews() {
        var own = new LeadClosed(LEAD, Instant.EPOCH, Outcome.REJECTED, Stage.INTAKE, ReasonCode.DUPLICATE, null, null);
        var routing =
                new LeadClosed(LEAD, Instant.EPOCH, Outcome.REJECTED, Stage.ROUTING, ReasonCode.NO_SALE, null, null);

        assertThat(LifeStep.of(own)).isEmpty();
        assertThat(LifeStep.of(routing))
                .contains(new LifeStep(LEAD, Instant.EPOCH, LeadStatus.REJECTED, ReasonCode.NO_SALE, true));
    }
}
