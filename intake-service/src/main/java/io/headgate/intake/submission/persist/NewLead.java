package io.headgate.intake.submission.persist;

import io.headgate.intake.core.claim.CapClaim;
import io.headgate.intake.core.claim.PersonClaims;
import io.headgate.intake.core.reading.SourceTerms;
import io.headgate.messaging.event.TraceContext;
import io.headgate.model.intake.v1.LeadRecorded.FieldError;
import io.headgate.model.person.Contact;
import io.headgate.model.person.Sealed;
import io.headgate.model.shared.LeadFacts;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Money;
import io.headgate.model.shared.ReasonCode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one submission asks the database to decide and keep.
 *
 * @param person under which the person's key is kept: blind index of the phone, else of the e-mail, else the lead itself
 * @param requests what makes a repeat recognisable: the request's own key first, then the source's name for the lead
 * @param consent the consent evidence, sealed under a key of its own
 * @param refusal why the terms refuse it already; then it claims nothing
 * @param trace the request's trace, which its events continue
 */
public record NewLead(
        LeadId leadId,
        SourceTerms source,
        int configVersion,
        List<Request> requests,
        LeadFacts facts,
        Contact contact,
        String person,
        @Nullable Sealed consent,
        @Nullable ReasonCode refusal,
        List<FieldError> errors,
        Claims claims,
        TraceContext trace) {

    /** What the lead claims of its person and of its source's caps. */
    public record Claims(PersonClaims person, List<CapClaim> caps) {

        public static Claims none() {
            return new Claims(PersonClaims.none(), List.of());
        }
    }

    /**
     * One thing that makes a repeat recognisable, as keyed hashes.
     *
     * @param names whether it names the lead (the source's own id) and not this very request
     */
    public record Request(String key, String fingerprint, boolean names) {}

    /** The name under which one process remembers the cap in this window with this limit. */
    String nameOf(CapClaim claim) {
        return source.sourceId() + "/" + claim.cap() + "/" + claim.window().start() + "/" + claim.limit();
    }

    /** What its source is paid if it is accepted: for a test nothing. */
    Money price() {
        var cost = source.cost();
        return facts.test() ? new Money(0, cost.currency()) : cost;
    }

    Instant receivedAt() {
        return facts.receivedAt();
    }
}
