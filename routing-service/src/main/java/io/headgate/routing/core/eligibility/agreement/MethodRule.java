package io.headgate.routing.core.eligibility.agreement;

import io.headgate.model.config.Endpoint;
import io.headgate.model.config.Method;
import io.headgate.model.shared.ReasonCode;
import io.headgate.routing.core.context.DecisionContext;
import io.headgate.routing.core.eligibility.EligibilityRule;
import io.headgate.routing.core.eligibility.Exclusion;
import io.headgate.routing.core.eligibility.Exclusion.ComparedValues;
import io.headgate.routing.core.network.Candidate;
import io.headgate.routing.core.text.TraceText;
import org.jspecify.annotations.Nullable;

/** The endpoint needs a delivery method that this version can deliver by. */
public final class MethodRule implements EligibilityRule.OfEndpoint {

    @Override
    public boolean mayExclude(Endpoint endpoint) {
        return endpoint.delivery() == null || !endpoint.delivery().available();
    }

    @Override
    public @Nullable Exclusion exclude(Candidate candidate, DecisionContext context) {
        var delivery = candidate.endpoint().endpoint().delivery();
        if (delivery != null && delivery.available()) {
            return null;
        }
        return Exclusion.of(
                ReasonCode.METHOD_NOT_AVAILABLE,
                _ -> new ComparedValues(
                        delivery == null ? "none" : TraceText.lower(delivery.method()),
                        Method.availableInWords(),
                        "has no delivery method that works in this version"));
    }
}
