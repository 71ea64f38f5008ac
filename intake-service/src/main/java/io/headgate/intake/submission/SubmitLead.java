package io.headgate.intake.submission;

import io.headgate.intake.config.IntakeMetrics;
import io.headgate.intake.config.LiveSources;
import io.headgate.intake.core.claim.CapClaim;
import io.headgate.intake.core.claim.PersonClaims;
import io.headgate.intake.core.reading.FlatBody;
import io.headgate.intake.core.reading.ParsedSubmission;
import io.headgate.intake.core.reading.SourceTerms;
import io.headgate.intake.core.reading.SubmissionReader;
import io.headgate.intake.submission.persist.NewLead;
import io.headgate.intake.submission.persist.PersistQueue;
import io.headgate.intake.submission.persist.Submitted;
import io.headgate.messaging.event.TraceContext;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.ReasonCode;
import io.headgate.service.crypto.BlindIndex;
import io.headgate.service.log.CanonicalLine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns a submission into a recorded lead: reads it under the source's terms and hands it to the one transaction. */
@Component
class SubmitLead {

    private final SubmissionReader reader;
    private final PersistQueue recordQueue;
    private final ConsentEvidence consentEvidence;
    private final BlindIndex blindIndex;
    private final LiveSources sources;
    private final IntakeMetrics metrics;
    private final Clock clock;

    SubmitLead(
            SubmissionReader reader,
            PersistQueue recordQueue,
            ConsentEvidence consentEvidence,
            BlindIndex blindIndex,
            LiveSources sources,
            IntakeMetrics metrics,
            Clock clock) {
        this.reader = reader;
        this.recordQueue = recordQueue;
        this.consentEvidence = consentEvidence;
        this.blindIndex = blindIndex;
        this.sources = sources;
        this.metrics = metrics;
        this.clock = clock;
    }

    Submitted submit(LeadId leadId, SourceTerms source, FlatBody body, @Nullable String idempotencyKey) {
        // Micros are what the database keeps; both must say the same.
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var submitted = recordQueue.record(lead(leadId, source, body, idempotencyKey, at));
        switch (submitted) {
            case Submitted.Recorded recorded when recorded.repeated() -> metrics.replayed();
            case Submitted.Recorded recorded -> report(recorded, source, Duration.between(at, clock.instant()));
            case Submitted.Conflict() -> metrics.refused("IDEMPOTENCY_CONFLICT");
        }
        return submitted;
    }

    private void report(Submitted.Recorded recorded, SourceTerms source, Duration took) {
        metrics.recorded(recorded.reason(), took);
        CanonicalLine.of("lead.received")
                .lead(recorded.leadId())
                .with("source_id", source.sourceId())
                .with("outcome", recorded.reason() == null ? "received" : "rejected")
                .with("reason", recorded.reason())
                .with(
                        "bad_fields",
                        recorded.errors().isEmpty() ? null : recorded.errors().size())
                .with("took_ms", took.toMillis())
                .write();
    }

    private NewLead lead(
            LeadId leadId, SourceTerms source, FlatBody body, @Nullable String idempotencyKey, Instant at) {
        var reading = reader.read(body, source);
        var phoneKey = blind("phone", reading.identifyingPhone());
        var emailKey = blind("email", reading.identifyingEmail());
        // A test takes nothing of any cap.
        var caps = reading.test() ? List.<CapClaim>of() : CapClaim.of(source, at);
        var refusal = refusal(reading, caps, at);
        return new NewLead(
                leadId,
                source,
                sources.directory().version(),
                requests(idempotencyKey, reading, body),
                reading.facts(at, phoneKey, emailKey, blind("source_lead_id", reading.sourceLeadId())),
                reading.contact(),
                person(leadId, phoneKey, emailKey),
                consentEvidence.sealed(leadId, reading.consent()),
                refusal,
                reading.errors(),
                refusal == null
                        ? new NewLead.Claims(PersonClaims.of(source, reading, at, phoneKey, emailKey), caps)
                        : NewLead.Claims.none(),
                TraceContext.current());
    }

    private static @Nullable ReasonCode refusal(ParsedSubmission reading, List<CapClaim> caps, Instant at) {
        return reading.refusal(at)
                .orElse(caps.stream().anyMatch(CapClaim::hopeless) ? ReasonCode.SOURCE_CAP_REACHED : null);
    }

    private List<NewLead.Request> requests(@Nullable String idempotencyKey, ParsedSubmission reading, FlatBody body) {
        var requests = new ArrayList<NewLead.Request>();
        var own = reading.identifyingSourceLeadId();
        if (idempotencyKey != null || own != null) {
            var fingerprint = blindIndex.of("body", body.canonical());
            if (idempotencyKey != null) {
                var key = blindIndex.of("request", "header\n" + idempotencyKey);
                requests.add(new NewLead.Request(key, fingerprint, false));
            }
            if (own != null) {
                var key = blindIndex.of("request", "source_lead_id\n" + own);
                requests.add(new NewLead.Request(key, fingerprint, true));
            }
        }
        return requests;
    }

    private @Nullable String blind(String kind, @Nullable String value) {
        return value == null ? null : blindIndex.of(kind, value);
    }

    private static String person(LeadId leadId, @Nullable String phoneKey, @Nullable String emailKey) {
        if (phoneKey != null) {
            return phoneKey;
        }
        return emailKey != null ? emailKey : leadId.toString();
    }
}
