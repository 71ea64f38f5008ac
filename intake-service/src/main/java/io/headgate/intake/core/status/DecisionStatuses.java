package io.headgate.intake.core.status;

import io.headgate.model.shared.LeadId;
import java.util.Optional;

/** Looks up what became of a lead. */
public interface DecisionStatuses {

    Optional<DecisionStatus> statusOf(LeadId leadId);

    /** Makes what somebody is about to be told what everybody reads from now on. */
    void noteTransition(StatusTransition step);
}
