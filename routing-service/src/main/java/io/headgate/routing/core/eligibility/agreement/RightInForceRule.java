package io.headgate.routing.core.eligibility.agreement;

import io.headgate.model.config.Territory;
import io.headgate.model.shared.ReasonCode;
import io.headgate.routing.core.context.DecisionContext;
import io.headgate.routing.core.eligibility.EligibilityRule;
import io.headgate.routing.core.eligibility.Exclusion;
import io.headgate.routing.core.eligibility.Exclusion.ComparedValues;
import io.headgate.routing.core.network.Candidate;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The right by which the endpoint is a candidate must be in force today. */
public final class RightInForceRule implements EligibilityRule.OfRight {

    @Override
    public boolean mayExclude(Territory territory) {
        return territory.from() != null || territory.to() != null;
    }

    @Override
    public @Nullable Exclusion exclude(Candidate candidate, DecisionContext context) {
        var right = candidate.right();
        if (right == null || right.inForce(context.now())) {
            return null;
        }
        var today = context.today(candidate.endpoint().zone());
        var territory = right.territory();
        return Exclusion.of(
                ReasonCode.RIGHT_NOT_IN_FORCE,
                _ -> new ComparedValues(
                        today.toString(),
                        orOpen(territory.from()) + " to " + orOpen(territory.to()),
                        "holds a right that is not in force on " + today));
    }

    private static String orOpen(@Nullable LocalDate date) {
        return date == null ? "open" : date.toString();
    }
}
