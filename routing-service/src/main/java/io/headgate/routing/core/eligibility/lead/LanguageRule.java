package io.headgate.routing.core.eligibility.lead;

import io.headgate.model.config.Endpoint;
import io.headgate.model.shared.ReasonCode;
import io.headgate.routing.core.context.DecisionContext;
import io.headgate.routing.core.eligibility.EligibilityRule;
import io.headgate.routing.core.eligibility.Exclusion;
import io.headgate.routing.core.eligibility.Exclusion.ComparedValues;
import io.headgate.routing.core.network.Candidate;
import org.jspecify.annotations.Nullable;

/** The endpoint serves some languages only. */
public final class LanguageRule implements EligibilityRule.OfEndpoint {

    @Override
    public boolean mayExclude(Endpoint endpoint) {
        return !endpoint.accepts().languages().isEmpty();
    }

    @Override
    public @Nullable Exclusion exclude(Candidate candidate, DecisionContext context) {
        var spoken = candidate.endpoint().accepts().languages();
        if (spoken.isEmpty()) {
            return null;
        }
        var language = context.language();
        return spoken.contains(language)
                ? null
                : Exclusion.of(
                        ReasonCode.LANGUAGE_NOT_ACCEPTED,
                        _ -> new ComparedValues(
                                language, String.join(" or ", spoken), "does not serve the language " + language));
    }
}
