package io.headgate.routing.core.eligibility;

import io.headgate.routing.core.context.DecisionContext;
import io.headgate.routing.core.network.Candidate;
import org.jspecify.annotations.Nullable;

/** Judges the candidates of one decision. */
public final class Eligibility {

    private final DecisionContext context;
    private final int rulesOfTheMoment;

    public Eligibility(DecisionContext context) {
        this.context = context;
        rulesOfTheMoment = EligibilityRules.ofMoment(context);
    }

    /** Why the candidate may not have the lead: the first rule that excludes it; null when it may. */
    public @Nullable Exclusion firstExclusion(Candidate candidate) {
        return EligibilityRules.firstExclusion(rulesFor(candidate), candidate, context);
    }

    /** Whether the candidate might have had the lead at another time: nothing that lasts keeps it out. */
    public boolean mayPass(Candidate candidate, Exclusion exclusion) {
        if (!exclusion.isPauseForATime()) {
            return exclusion.passes();
        }
        var others = EligibilityRules.withoutPause(rulesFor(candidate));
        var next = EligibilityRules.firstExclusion(others, candidate, context);
        return next == null || next.passes();
    }

    private int rulesFor(Candidate candidate) {
        return EligibilityRules.ofCandidate(candidate) | rulesOfTheMoment;
    }
}
