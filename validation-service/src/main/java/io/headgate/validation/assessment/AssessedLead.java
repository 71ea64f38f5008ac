package io.headgate.validation.assessment;

import io.headgate.model.intake.v1.LeadReceived;
import io.headgate.model.shared.LeadFacts;
import io.headgate.validation.core.Assessment;
import java.time.Instant;

/** A lead with everything that was found about it, and without the person. */
record AssessedLead(LeadReceived lead, Assessment assessment, Instant at) {

    LeadFacts facts() {
        return lead.facts().at(assessment.location());
    }
}
