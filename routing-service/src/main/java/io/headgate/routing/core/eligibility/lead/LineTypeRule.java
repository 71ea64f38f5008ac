package io.headgate.routing.core.eligibility.lead;

import io.headgate.model.config.Endpoint;
import io.headgate.model.config.LineType;
import io.headgate.model.shared.ReasonCode;
import io.headgate.routing.core.context.DecisionContext;
import io.headgate.routing.core.eligibility.EligibilityRule;
import io.headgate.routing.core.eligibility.Exclusion;
import io.headgate.routing.core.eligibility.Exclusion.ComparedValues;
import io.headgate.routing.core.network.Candidate;
import io.headgate.routing.core.text.TraceText;
import org.jspecify.annotations.Nullable;

/** The endpoint takes some kinds of telephone line only. */
public final class LineTypeRule implements EligibilityRule.OfEndpoint {

    @Override
    public boolean mayExclude(Endpoint endpoint) {
        return !endpoint.accepts().lineTypes().isEmpty();
    }

    @Override
    public @Nullable Exclusion exclude(Candidate candidate, DecisionContext context) {
        var accepted = candidate.endpoint().accepts().lineTypes();
        if (accepted.isEmpty()) {
            return null;
        }
        var found = context.lead().findings().lineTypes();
        // A number that may be a landline does not count as the mobile number that a text-only endpoint asks for.
        if (accepted.containsAll(found) || found.size() > 1 && accepted.contains(LineType.FIXED_LINE_OR_MOBILE)) {
            return null;
        }
        return Exclusion.of(
                ReasonCode.LINE_TYPE_NOT_ACCEPTED,
                _ -> new ComparedValues(
                        TraceText.list(found),
                        TraceText.list(accepted),
                        "does not take " + TraceText.list(found) + " numbers"));
    }
}
