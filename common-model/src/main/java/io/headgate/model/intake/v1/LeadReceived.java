package io.headgate.model.intake.v1;

import io.headgate.model.person.Sealed;
import io.headgate.model.shared.Event;
import io.headgate.model.shared.LeadFacts;
import io.headgate.model.shared.LeadId;

/** Work for validation: a durable, normalised, non-duplicate lead with its person sealed. */
public record LeadReceived(LeadId leadId, LeadFacts facts, Sealed contact) implements Event {

    @Override
    public String key() {
        return leadId.toString();
    }
}
