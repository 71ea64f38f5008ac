package io.headgate.routing.core.eligibility.agreement;

import io.headgate.model.shared.ReasonCode;
import io.headgate.routing.core.context.DecisionContext;
import io.headgate.routing.core.eligibility.EligibilityRule;
import io.headgate.routing.core.eligibility.Exclusion;
import io.headgate.routing.core.eligibility.Exclusion.ComparedValues;
import io.headgate.routing.core.network.Candidate;
import io.headgate.routing.core.text.TraceText;
import org.jspecify.annotations.Nullable;

/** An exclusive right wins a lead only where the place of the lead is certain enough. */
public final class LocationCertaintyRule implements EligibilityRule.OfUncertainLocation {

    @Override
    public @Nullable Exclusion exclude(Candidate candidate, DecisionContext context) {
        var low = candidate.lowConfidence();
        return low == null
                ? null
                : Exclusion.of(
                        ReasonCode.LOCATION_TOO_UNCERTAIN,
                        _ -> new ComparedValues(
                                low.found(),
                                "at least " + TraceText.hundredths(low.needed()),
                                "holds it exclusively, and the lead's place is not certain enough for that ("
                                        + low.found() + ")"));
    }
}
