package io.headgate.routing.core.eligibility.agreement;

import io.headgate.model.config.Endpoint;
import io.headgate.model.shared.ReasonCode;
import io.headgate.routing.core.context.DecisionContext;
import io.headgate.routing.core.eligibility.EligibilityRule;
import io.headgate.routing.core.eligibility.Exclusion;
import io.headgate.routing.core.eligibility.Exclusion.ComparedValues;
import io.headgate.routing.core.network.Candidate;
import io.headgate.routing.core.text.TraceText;
import org.jspecify.annotations.Nullable;

/** The endpoint does not take the same person twice within its window. */
public final class AlreadySentRule implements EligibilityRule.OfEndpoint {

    @Override
    public boolean mayExclude(Endpoint endpoint) {
        return endpoint.dedupe() != null;
    }

    @Override
    public @Nullable Exclusion exclude(Candidate candidate, DecisionContext context) {
        var dedupe = candidate.endpoint().dedupe();
        if (dedupe == null) {
            return null;
        }
        for (var key : dedupe.keys()) {
            var person = context.person(key);
            var sent = person == null ? null : context.counters().lastSent(candidate.id(), person);
            if (sent != null && sent.plus(dedupe.window()).isAfter(context.now())) {
                var zone = candidate.endpoint().zone();
                return Exclusion.until(
                        sent.plus(dedupe.window()),
                        ReasonCode.ALREADY_SENT,
                        _ -> new ComparedValues(
                                "same " + TraceText.lower(key) + " sent " + TraceText.exactly(sent, zone),
                                "not within " + dedupe.window(),
                                "had already received this person"));
            }
        }
        return null;
    }
}
