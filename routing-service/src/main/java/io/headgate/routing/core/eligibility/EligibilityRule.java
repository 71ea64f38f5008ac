package io.headgate.routing.core.eligibility;

import io.headgate.model.config.Endpoint;
import io.headgate.model.config.Territory;
import io.headgate.model.shared.Money;
import io.headgate.routing.core.caps.CompiledCap;
import io.headgate.routing.core.context.DecisionContext;
import io.headgate.routing.core.network.Candidate;
import org.jspecify.annotations.Nullable;

/**
 * One rule of eligibility: gives the exclusion of a candidate, or null. Most rules cannot exclude most endpoints, so each
 * rule states, by the kind that it implements, what can make it exclude somebody. It is asked only where that holds.
 */
public sealed interface EligibilityRule {

    @Nullable
    Exclusion exclude(Candidate candidate, DecisionContext context);

    /** A rule that depends on what is configured of the endpoint. */
    non-sealed interface OfEndpoint extends EligibilityRule {

        boolean mayExclude(Endpoint endpoint);
    }

    /** A rule that depends on what is configured of the territory right. */
    non-sealed interface OfRight extends EligibilityRule {

        boolean mayExclude(Territory territory);
    }

    /** A rule that depends on what the step asks for. */
    non-sealed interface OfStep extends EligibilityRule {

        boolean mayExclude(boolean orderedOnly, @Nullable Money minPrice);
    }

    /** A rule that depends on a cap, of whatever owner. */
    non-sealed interface OfCap extends EligibilityRule {

        boolean mayExclude(CompiledCap cap);
    }

    /** A rule that depends on the round, or on what the decision reads at its moment. */
    non-sealed interface OfMoment extends EligibilityRule {

        boolean mayExclude(DecisionContext context);
    }

    /** A rule that is asked where the place of the lead is not certain enough for the candidate's right. */
    non-sealed interface OfUncertainLocation extends EligibilityRule {}
}
