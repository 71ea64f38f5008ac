package io.headgate.routing.core.eligibility.lead;

import io.headgate.model.config.Endpoint;
import io.headgate.model.shared.ReasonCode;
import io.headgate.routing.core.context.DecisionContext;
import io.headgate.routing.core.eligibility.EligibilityRule;
import io.headgate.routing.core.eligibility.Exclusion;
import io.headgate.routing.core.eligibility.Exclusion.ComparedValues;
import io.headgate.routing.core.network.Candidate;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The endpoint asks for a certain confidence that name, phone and address belong together. */
public final class IdentityRule implements EligibilityRule.OfEndpoint {

    @Override
    public boolean mayExclude(Endpoint endpoint) {
        return endpoint.accepts().minIdentity() != null;
    }

    @Override
    public @Nullable Exclusion exclude(Candidate candidate, DecisionContext context) {
        var least = candidate.endpoint().accepts().minIdentity();
        if (least == null) {
            return null;
        }
        var confidence = context.lead().findings().identityConfidence();
        return confidence != null && BigDecimal.valueOf(confidence).compareTo(least) >= 0
                ? null
                : Exclusion.of(
                        ReasonCode.IDENTITY_TOO_UNCERTAIN,
                        _ -> new ComparedValues(
                                confidence == null ? "not checked" : confidence.toString(),
                                "at least " + least.toPlainString(),
                                "asks for a surer identity"));
    }
}
