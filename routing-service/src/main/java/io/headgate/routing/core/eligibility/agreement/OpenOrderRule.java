package io.headgate.routing.core.eligibility.agreement;

import io.headgate.model.shared.Money;
import io.headgate.model.shared.ReasonCode;
import io.headgate.routing.core.context.DecisionContext;
import io.headgate.routing.core.eligibility.EligibilityRule;
import io.headgate.routing.core.eligibility.Exclusion;
import io.headgate.routing.core.eligibility.Exclusion.ComparedValues;
import io.headgate.routing.core.network.Candidate;
import io.headgate.routing.core.network.CompiledOrder;
import org.jspecify.annotations.Nullable;

/** A step for orders takes only candidates that have an order with room for the lead. */
public final class OpenOrderRule implements EligibilityRule.OfStep {

    @Override
    public boolean mayExclude(boolean orderedOnly, @Nullable Money minPrice) {
        return orderedOnly;
    }

    @Override
    public @Nullable Exclusion exclude(Candidate candidate, DecisionContext context) {
        if (!candidate.step().orderedOnly() || candidate.order() != null) {
            return null;
        }
        var wanted = candidate.endpoint().orders().stream()
                .filter(order -> order.wants(context))
                .map(CompiledOrder::id)
                .toList();
        return Exclusion.of(
                ReasonCode.ORDER_NOT_OPEN,
                _ -> new ComparedValues(
                        wanted.isEmpty() ? "no order for such a lead today" : "full: " + String.join(", ", wanted),
                        "an order with room",
                        wanted.isEmpty() ? "had ordered no such lead" : "had its orders filled"));
    }
}
