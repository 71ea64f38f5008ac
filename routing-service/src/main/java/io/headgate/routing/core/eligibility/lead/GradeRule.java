package io.headgate.routing.core.eligibility.lead;

import io.headgate.model.config.Endpoint;
import io.headgate.model.shared.ReasonCode;
import io.headgate.routing.core.context.DecisionContext;
import io.headgate.routing.core.eligibility.EligibilityRule;
import io.headgate.routing.core.eligibility.Exclusion;
import io.headgate.routing.core.eligibility.Exclusion.ComparedValues;
import io.headgate.routing.core.network.Candidate;
import org.jspecify.annotations.Nullable;

/** The endpoint takes some grades only. */
public final class GradeRule implements EligibilityRule.OfEndpoint {

    @Override
    public boolean mayExclude(Endpoint endpoint) {
        return !endpoint.accepts().grades().isEmpty();
    }

    @Override
    public @Nullable Exclusion exclude(Candidate candidate, DecisionContext context) {
        var grades = candidate.endpoint().accepts().grades();
        if (grades.isEmpty()) {
            return null;
        }
        var grade = context.lead().findings().grade();
        return grade != null && grades.contains(grade)
                ? null
                : Exclusion.of(
                        ReasonCode.GRADE_NOT_ACCEPTED,
                        _ -> new ComparedValues(
                                grade == null ? "no grade" : grade,
                                String.join(" or ", grades),
                                grade == null ? "takes only leads with a grade" : "does not take grade " + grade));
    }
}
