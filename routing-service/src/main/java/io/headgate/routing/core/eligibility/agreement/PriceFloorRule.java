package io.headgate.routing.core.eligibility.agreement;

import io.headgate.model.shared.Money;
import io.headgate.model.shared.ReasonCode;
import io.headgate.routing.core.context.DecisionContext;
import io.headgate.routing.core.eligibility.EligibilityRule;
import io.headgate.routing.core.eligibility.Exclusion;
import io.headgate.routing.core.eligibility.Exclusion.ComparedValues;
import io.headgate.routing.core.network.Candidate;
import org.jspecify.annotations.Nullable;

/** A step may ask for a lowest price. */
public final class PriceFloorRule implements EligibilityRule.OfStep {

    @Override
    public boolean mayExclude(boolean orderedOnly, @Nullable Money minPrice) {
        return minPrice != null;
    }

    @Override
    public @Nullable Exclusion exclude(Candidate candidate, DecisionContext context) {
        var floor = candidate.step().minPrice();
        if (floor == null || mostPaid(candidate) >= floor.micros()) {
            return null;
        }
        var price = candidate.price();
        return Exclusion.of(
                ReasonCode.BELOW_PRICE_FLOOR,
                _ -> new ComparedValues(
                        price.amount(),
                        "at least " + floor.amount(),
                        "pays less than the step asks for (" + price.amount() + " of " + floor.amount() + ")"));
    }

    private static long mostPaid(Candidate candidate) {
        var exclusive = candidate.endpoint().exclusivePrice();
        return exclusive == null || candidate.step().step().recipients() == 1
                ? candidate.price().micros()
                : Math.max(candidate.price().micros(), exclusive.micros());
    }
}
