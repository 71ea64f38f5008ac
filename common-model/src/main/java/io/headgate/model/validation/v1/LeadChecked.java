package io.headgate.model.validation.v1;

import io.headgate.model.shared.Event;
import io.headgate.model.shared.LeadFacts;
import io.headgate.model.shared.LeadId;
import java.time.Instant;
import java.util.List;

/** Fact: every check's verdict and what the source's policy made of it. */
public record LeadChecked(
        LeadId leadId, Instant at, LeadFacts facts, ValidationOutcome outcome, List<CheckResult> checks)
        implements Event {

    public LeadChecked {
        checks = List.copyOf(checks);
    }

    @Override
    public String key() {
        return leadId.toString();
    }
}
