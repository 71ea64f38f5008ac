package io.headgate.routing.core.eligibility.moment;

import io.headgate.model.shared.ReasonCode;
import io.headgate.routing.core.context.DecisionContext;
import io.headgate.routing.core.eligibility.EligibilityRule;
import io.headgate.routing.core.eligibility.Exclusion;
import io.headgate.routing.core.eligibility.Exclusion.ComparedValues;
import io.headgate.routing.core.network.Candidate;
import io.headgate.routing.core.text.TraceText;
import org.jspecify.annotations.Nullable;

/** Operators may pause an endpoint at once, for a time or until further notice. */
public final class PauseRule implements EligibilityRule.OfMoment {

    @Override
    public boolean mayExclude(DecisionContext context) {
        return !context.inputs().pauses().isEmpty();
    }

    @Override
    public @Nullable Exclusion exclude(Candidate candidate, DecisionContext context) {
        var pause = context.inputs().pauses().get(candidate.id());
        if (pause == null || !pause.inForce(context.now())) {
            return null;
        }
        var until = pause.until();
        var zone = candidate.endpoint().zone();
        return Exclusion.until(
                until,
                ReasonCode.ENDPOINT_PAUSED,
                _ -> new ComparedValues(
                        until == null ? "paused" : "paused until " + TraceText.exactly(until, zone),
                        "not paused",
                        "was paused"));
    }
}
