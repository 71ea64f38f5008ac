package io.headgate.routing.core.eligibility.moment;

import io.headgate.routing.core.caps.CompiledCap;
import io.headgate.routing.core.context.DecisionContext;
import io.headgate.routing.core.eligibility.EligibilityRule;
import io.headgate.routing.core.eligibility.Exclusion;
import io.headgate.routing.core.network.Candidate;
import org.jspecify.annotations.Nullable;

/** No paced cap that the lead counts against may be ahead of its pace. */
public final class PaceRule implements EligibilityRule.OfCap {

    @Override
    public boolean mayExclude(CompiledCap cap) {
        return cap.pace() != null;
    }

    @Override
    public @Nullable Exclusion exclude(Candidate candidate, DecisionContext context) {
        return CapCheck.of(candidate, context).aheadOfPace();
    }
}
