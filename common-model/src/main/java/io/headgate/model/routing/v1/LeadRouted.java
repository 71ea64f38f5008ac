package io.headgate.model.routing.v1;

import io.headgate.model.person.Sealed;
import io.headgate.model.shared.Event;
import io.headgate.model.shared.LeadFacts;
import io.headgate.model.shared.LeadId;
import java.time.Instant;

/** Work for delivery: bring this lead to this one endpoint. One per allocation. */
public record LeadRouted(
        LeadId leadId, Instant at, int round, int configVersion, Allocation allocation, LeadFacts facts, Sealed contact)
        implements Event {

    @Override
    public String key() {
        return leadId.toString();
    }
}
