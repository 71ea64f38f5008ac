package io.headgate.intake.core.status;

import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Money;
import io.headgate.model.shared.ReasonCode;
import org.jspecify.annotations.Nullable;

/**
 * What became of a lead so far.
 *
 * @param cost what the source is paid for it if it is accepted
 */
public record DecisionStatus(
        LeadId leadId, SubmissionStatus status, @Nullable ReasonCode reason, Money cost) {

    /** Whether there is a decision to tell. */
    public boolean decided() {
        return status.outcome().isPresent();
    }
}
