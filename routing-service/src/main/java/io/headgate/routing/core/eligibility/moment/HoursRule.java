package io.headgate.routing.core.eligibility.moment;

import io.headgate.model.config.Endpoint;
import io.headgate.model.config.OffHours;
import io.headgate.model.shared.ReasonCode;
import io.headgate.routing.core.context.DecisionContext;
import io.headgate.routing.core.eligibility.EligibilityRule;
import io.headgate.routing.core.eligibility.Exclusion;
import io.headgate.routing.core.eligibility.Exclusion.ComparedValues;
import io.headgate.routing.core.network.Candidate;
import io.headgate.routing.core.text.TraceText;
import org.jspecify.annotations.Nullable;

/** An endpoint that takes no leads outside its hours must be open. */
public final class HoursRule implements EligibilityRule.OfEndpoint {

    @Override
    public boolean mayExclude(Endpoint endpoint) {
        return endpoint.hours() != null && endpoint.offHours() != OffHours.DELIVER;
    }

    @Override
    public @Nullable Exclusion exclude(Candidate candidate, DecisionContext context) {
        var endpoint = candidate.endpoint();
        var hours = endpoint.hours();
        if (hours == null || endpoint.offHours() == OffHours.DELIVER || hours.openAt(context.now())) {
            return null;
        }
        var now = context.now();
        var opening = hours.nextOpening(now);
        return Exclusion.until(
                opening,
                ReasonCode.OUT_OF_HOURS,
                _ -> new ComparedValues(
                        TraceText.clock(now, endpoint.zone()),
                        opening == null ? "open" : "open, next at " + TraceText.exactly(opening, endpoint.zone()),
                        opening == null
                                ? "was closed"
                                : "was closed (opens " + TraceText.soon(opening, now, endpoint.zone()) + ")"));
    }
}
