package io.headgate.routing.core.eligibility.lead;

import io.headgate.model.config.Endpoint;
import io.headgate.model.shared.ReasonCode;
import io.headgate.routing.core.context.DecisionContext;
import io.headgate.routing.core.eligibility.EligibilityRule;
import io.headgate.routing.core.eligibility.Exclusion;
import io.headgate.routing.core.eligibility.Exclusion.ComparedValues;
import io.headgate.routing.core.network.Candidate;
import org.jspecify.annotations.Nullable;

/** The endpoint takes only leads that meet a condition of its own. */
public final class ConditionRule implements EligibilityRule.OfEndpoint {

    private static final Exclusion CONDITION_NOT_MET = Exclusion.of(
            ReasonCode.CONDITION_NOT_MET,
            candidate -> new ComparedValues(
                    "not met",
                    String.valueOf(candidate.endpoint().accepts().condition()),
                    "only takes other leads by its own condition"));

    @Override
    public boolean mayExclude(Endpoint endpoint) {
        return endpoint.accepts().condition() != null;
    }

    @Override
    public @Nullable Exclusion exclude(Candidate candidate, DecisionContext context) {
        var condition = candidate.endpoint().condition();
        return condition == null || condition.test(context.fields()) ? null : CONDITION_NOT_MET;
    }
}
