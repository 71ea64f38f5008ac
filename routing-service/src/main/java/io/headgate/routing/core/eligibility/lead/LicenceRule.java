package io.headgate.routing.core.eligibility.lead;

import io.headgate.model.config.Endpoint;
import io.headgate.model.config.Licence;
import io.headgate.model.shared.ReasonCode;
import io.headgate.routing.core.context.DecisionContext;
import io.headgate.routing.core.eligibility.EligibilityRule;
import io.headgate.routing.core.eligibility.Exclusion;
import io.headgate.routing.core.eligibility.Exclusion.ComparedValues;
import io.headgate.routing.core.network.Candidate;
import io.headgate.routing.core.network.CompiledEndpoint;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The endpoint needs a licence for the state and the service line of the lead. */
public final class LicenceRule implements EligibilityRule.OfEndpoint {

    @Override
    public boolean mayExclude(Endpoint endpoint) {
        return !endpoint.licences().isEmpty();
    }

    @Override
    public @Nullable Exclusion exclude(Candidate candidate, DecisionContext context) {
        var licences = candidate.endpoint().licences();
        if (licences.isEmpty()) {
            return null;
        }
        var facts = context.lead().facts();
        var state = facts.location().state();
        for (var licence : licences) {
            if (licence.state().equals(state)
                    && permits(licence, facts.serviceLine())
                    && !ranOut(licence, candidate.endpoint(), context)) {
                return null;
            }
        }
        return Exclusion.of(ReasonCode.LICENCE_MISSING, _ -> {
            var wanted = facts.serviceLine() + " in " + (state == null ? "a place in no known state" : state);
            return new ComparedValues(
                    wanted,
                    licences.stream().map(LicenceRule::text).collect(Collectors.joining(", ")),
                    "has no licence for " + wanted);
        });
    }

    private static boolean permits(Licence licence, @Nullable String line) {
        return licence.serviceLines().isEmpty()
                || (line != null && licence.serviceLines().contains(line));
    }

    private static boolean ranOut(Licence licence, CompiledEndpoint endpoint, DecisionContext context) {
        return licence.to() != null && context.today(endpoint.zone()).isAfter(licence.to());
    }

    private static String text(Licence licence) {
        var lines = licence.serviceLines().isEmpty() ? "" : " for " + String.join(" or ", licence.serviceLines());
        return licence.state() + lines + (licence.to() == null ? "" : " until " + licence.to());
    }
}
