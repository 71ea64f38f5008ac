package io.headgate.routing.core.eligibility.moment;

import io.headgate.model.shared.ReasonCode;
import io.headgate.routing.core.context.DecisionContext;
import io.headgate.routing.core.eligibility.EligibilityRule;
import io.headgate.routing.core.eligibility.Exclusion;
import io.headgate.routing.core.network.Candidate;
import org.jspecify.annotations.Nullable;

/** An endpoint that was chosen in an earlier round of the lead is not chosen again. */
public final class TriedRule implements EligibilityRule.OfMoment {

    // The reason does not say "tried": the delivery may have been given back before anything was sent.
    private static final Exclusion TRIED = Exclusion.of(
            ReasonCode.ALREADY_TRIED,
            "chosen in an earlier round",
            "not chosen before",
            "had its turn in an earlier round");

    @Override
    public boolean mayExclude(DecisionContext context) {
        return !context.round().excluded().isEmpty();
    }

    @Override
    public @Nullable Exclusion exclude(Candidate candidate, DecisionContext context) {
        return context.round().excluded().contains(candidate.id()) ? TRIED : null;
    }
}
