package io.headgate.model.routing.v1;

import io.headgate.model.shared.Event;
import io.headgate.model.shared.LeadFacts;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.ReasonCode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fact: one round of routing. Round 1 is the first; a refused or hopeless delivery leads to the next.
 *
 * @param heldUntil when a HELD lead is decided again; null otherwise
 */
public record LeadDecided(
        LeadId leadId,
        Instant at,
        int round,
        int configVersion,
        DecisionOutcome outcome,
        @Nullable ReasonCode reason,
        @Nullable Instant heldUntil,
        LeadFacts facts,
        List<Allocation> allocations,
        DecisionTrace trace)
        implements Event {

    public LeadDecided {
        allocations = List.copyOf(allocations);
    }

    @Override
    public String key() {
        return leadId.toString();
    }
}
