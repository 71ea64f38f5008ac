package io.headgate.routing.core.eligibility.moment;

import io.headgate.model.shared.ReasonCode;
import io.headgate.routing.core.context.DecisionContext;
import io.headgate.routing.core.eligibility.EligibilityRule;
import io.headgate.routing.core.eligibility.Exclusion;
import io.headgate.routing.core.eligibility.Exclusion.ComparedValues;
import io.headgate.routing.core.network.Candidate;
import org.jspecify.annotations.Nullable;

/** An endpoint whose circuit breaker is open gets no leads. */
public final class HealthRule implements EligibilityRule.OfMoment {

    @Override
    public boolean mayExclude(DecisionContext context) {
        return !context.inputs().broken().isEmpty();
    }

    @Override
    public @Nullable Exclusion exclude(Candidate candidate, DecisionContext context) {
        var why = context.inputs().broken().get(candidate.id());
        return why == null
                ? null
                : Exclusion.of(
                        ReasonCode.ENDPOINT_UNHEALTHY,
                        _ -> new ComparedValues("breaker open: " + why, "breaker closed", "was not answering"));
    }
}
