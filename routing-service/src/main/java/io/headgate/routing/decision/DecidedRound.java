package io.headgate.routing.decision;

import io.headgate.model.routing.v1.Allocation;
import io.headgate.model.routing.v1.DecisionOutcome;
import io.headgate.model.routing.v1.DecisionTrace;
import io.headgate.model.shared.ReasonCode;
import io.headgate.routing.leads.LeadRoute;
import io.headgate.routing.leads.RouteState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One round as it goes on record.
 *
 * @param before the lead as it was, with the contact that deliveries need; round 0 when it is new
 */
public record DecidedRound(
        LeadRoute before,
        LeadRoute after,
        DecisionOutcome outcome,
        @Nullable ReasonCode reason,
        @Nullable Instant heldUntil,
        List<Allocation> allocations,
        DecisionTrace trace) {

    public DecidedRound {
        allocations = List.copyOf(allocations);
    }

    /** A round that no engine decided: a policy or a person did, or time ran out. */
    public static DecidedRound withoutEngine(
            LeadRoute before, DecisionOutcome outcome, @Nullable ReasonCode reason, String sentence, int version) {
        var state = outcome == DecisionOutcome.REVIEW ? RouteState.REVIEW : RouteState.REJECTED;
        return new DecidedRound(
                before,
                before.decided(before.round() + 1, state, reason, null, version),
                outcome,
                reason,
                null,
                List.of(),
                new DecisionTrace(null, List.of(), sentence, 0));
    }

    boolean isNews() {
        return after.round() > before.round();
    }
}
