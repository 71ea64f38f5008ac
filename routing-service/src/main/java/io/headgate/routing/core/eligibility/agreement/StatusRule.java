package io.headgate.routing.core.eligibility.agreement;

import io.headgate.model.config.Endpoint;
import io.headgate.model.config.EndpointStatus;
import io.headgate.model.shared.ReasonCode;
import io.headgate.routing.core.context.DecisionContext;
import io.headgate.routing.core.eligibility.EligibilityRule;
import io.headgate.routing.core.eligibility.Exclusion;
import io.headgate.routing.core.network.Candidate;
import org.jspecify.annotations.Nullable;

/** The configuration may pause or disable an endpoint. */
public final class StatusRule implements EligibilityRule.OfEndpoint {

    private static final Exclusion PAUSED =
            Exclusion.of(ReasonCode.ENDPOINT_PAUSED, "paused", "active", "was paused in the configuration");
    private static final Exclusion DISABLED =
            Exclusion.of(ReasonCode.ENDPOINT_DISABLED, "disabled", "active", "was disabled");

    @Override
    public boolean mayExclude(Endpoint endpoint) {
        return exclusion(endpoint.status()) != null;
    }

    @Override
    public @Nullable Exclusion exclude(Candidate candidate, DecisionContext context) {
        return exclusion(candidate.endpoint().endpoint().status());
    }

    private static @Nullable Exclusion exclusion(EndpointStatus status) {
        return switch (status) {
            case ACTIVE -> null;
            case PAUSED -> PAUSED;
            case DISABLED -> DISABLED;
        };
    }
}
