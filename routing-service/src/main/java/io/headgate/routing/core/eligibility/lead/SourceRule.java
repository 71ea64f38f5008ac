package io.headgate.routing.core.eligibility.lead;

import io.headgate.model.config.Endpoint;
import io.headgate.model.shared.ReasonCode;
import io.headgate.routing.core.context.DecisionContext;
import io.headgate.routing.core.eligibility.EligibilityRule;
import io.headgate.routing.core.eligibility.Exclusion;
import io.headgate.routing.core.eligibility.Exclusion.ComparedValues;
import io.headgate.routing.core.network.Candidate;
import org.jspecify.annotations.Nullable;

/** The endpoint takes leads from some sources only. */
public final class SourceRule implements EligibilityRule.OfEndpoint {

    @Override
    public boolean mayExclude(Endpoint endpoint) {
        return !(endpoint.accepts().sources().isEmpty()
                && endpoint.accepts().exceptSources().isEmpty());
    }

    @Override
    public @Nullable Exclusion exclude(Candidate candidate, DecisionContext context) {
        var accepts = candidate.endpoint().accepts();
        var source = context.lead().facts().sourceId();
        if ((accepts.sources().isEmpty() || accepts.sources().contains(source))
                && !accepts.exceptSources().contains(source)) {
            return null;
        }
        return Exclusion.of(
                ReasonCode.SOURCE_NOT_ACCEPTED,
                _ -> new ComparedValues(
                        source,
                        accepts.sources().isEmpty()
                                ? "none of " + String.join(", ", accepts.exceptSources())
                                : "one of " + String.join(", ", accepts.sources()),
                        "takes no leads from source " + source));
    }
}
