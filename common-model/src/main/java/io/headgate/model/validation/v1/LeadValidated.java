package io.headgate.model.validation.v1;

import io.headgate.model.person.Sealed;
import io.headgate.model.shared.Event;
import io.headgate.model.shared.LeadFacts;
import io.headgate.model.shared.LeadId;
import java.util.List;

/** Work for routing: a lead that may be allocated (CONTINUE) or that a person must look at first (REVIEW). Its facts hold the verified location. */
public record LeadValidated(
        LeadId leadId, LeadFacts facts, ValidationOutcome outcome, List<CheckResult> checks, Sealed contact)
        implements Event {

    public LeadValidated {
        checks = List.copyOf(checks);
    }

    @Override
    public String key() {
        return leadId.toString();
    }
}
