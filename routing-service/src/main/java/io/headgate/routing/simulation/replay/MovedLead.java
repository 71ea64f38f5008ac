package io.headgate.routing.simulation.replay;

import io.headgate.model.routing.v1.DecisionOutcome;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Money;
import io.headgate.model.shared.ReasonCode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A lead that would go elsewhere.
 *
 * @param sentence why, as the other configuration says it
 */
record MovedLead(LeadId leadId, int round, Instant at, Went from, Went to, String sentence) {

    /** Where it went, or what became of it instead. */
    record Went(
            DecisionOutcome outcome,
            @Nullable ReasonCode reason,
            @Nullable Instant heldUntil,
            List<Placed> endpoints) {

        Went {
            endpoints = List.copyOf(endpoints);
        }
    }

    record Placed(String endpointId, Money price) {}
}
