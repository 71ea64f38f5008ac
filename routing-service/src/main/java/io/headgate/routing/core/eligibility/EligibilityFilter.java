package io.headgate.routing.core.eligibility;

import io.headgate.routing.core.context.DecisionContext;
import io.headgate.routing.core.network.Candidate;
import org.jspecify.annotations.Nullable;

/** One rule of eligibility: says why a candidate is out, or nothing. */
@FunctionalInterface
interface EligibilityFilter {

    @Nullable
    Exclusion exclude(Candidate candidate, DecisionContext context);
}
