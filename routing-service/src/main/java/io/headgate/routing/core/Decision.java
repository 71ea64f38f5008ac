package io.headgate.routing.core;

import io.headgate.model.routing.v1.DecisionOutcome;
import io.headgate.model.routing.v1.DecisionTrace;
import io.headgate.model.shared.Money;
import io.headgate.model.shared.ReasonCode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one round decides, and why.
 *
 * @param reason null exactly when allocated
 * @param heldUntil when a held lead is to be decided again; null otherwise
 * @param consulted the tallies that the choice compared: it stands only while they are as seen
 */
public record Decision(
        DecisionOutcome outcome,
        @Nullable ReasonCode reason,
        @Nullable Instant heldUntil,
        List<Choice> choices,
        List<Charge> consulted,
        DecisionTrace trace) {

    public Decision {
        choices = List.copyOf(choices);
        consulted = List.copyOf(consulted);
    }

    /**
     * One endpoint that gets the lead.
     *
     * @param right the key of the territory right; null for a pool by list
     * @param charges what it takes from caps and tallies
     */
    public record Choice(
            String clientId,
            String endpointId,
            Money price,
            String stepId,
            @Nullable String right,
            @Nullable Integer tier,
            List<Charge> charges) {

        public Choice {
            charges = List.copyOf(charges);
        }
    }
}
