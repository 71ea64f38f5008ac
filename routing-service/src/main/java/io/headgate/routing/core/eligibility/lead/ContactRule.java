package io.headgate.routing.core.eligibility.lead;

import io.headgate.model.config.DedupeKey;
import io.headgate.model.config.Endpoint;
import io.headgate.model.shared.ReasonCode;
import io.headgate.routing.core.context.DecisionContext;
import io.headgate.routing.core.eligibility.EligibilityRule;
import io.headgate.routing.core.eligibility.Exclusion;
import io.headgate.routing.core.eligibility.Exclusion.ComparedValues;
import io.headgate.routing.core.network.Candidate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The endpoint needs a phone number or an e-mail address. */
public final class ContactRule implements EligibilityRule.OfEndpoint {

    @Override
    public boolean mayExclude(Endpoint endpoint) {
        return !endpoint.accepts().contacts().isEmpty();
    }

    @Override
    public @Nullable Exclusion exclude(Candidate candidate, DecisionContext context) {
        var contacts = candidate.endpoint().accepts().contacts();
        for (var contact : contacts) {
            if (!context.lead().hasKey(contact)) {
                return Exclusion.of(
                        ReasonCode.CONTACT_NOT_ACCEPTED,
                        _ -> new ComparedValues(
                                "no " + text(contact),
                                contacts.stream().map(ContactRule::text).collect(Collectors.joining(" and ")),
                                "needs a lead with " + text(contact)));
            }
        }
        return null;
    }

    private static String text(DedupeKey contact) {
        return switch (contact) {
            case PHONE -> "phone";
            case EMAIL -> "e-mail";
        };
    }
}
