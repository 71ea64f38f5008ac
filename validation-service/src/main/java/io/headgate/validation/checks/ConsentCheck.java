package io.headgate.validation.checks;

import io.headgate.model.config.CheckName;
import io.headgate.model.config.CheckPolicy;
import io.headgate.model.person.Consent;
import io.headgate.model.shared.ReasonCode;
import io.headgate.outbound.core.Deadline;
import io.headgate.validation.core.Check;
import io.headgate.validation.core.CheckSubject;
import io.headgate.validation.core.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether the evidence that the source's policy asks for is there and can be what it says it is: a placeholder or a
 * word in the place of a certificate is none. What it is worth is for people and courts to say.
 */
final class ConsentCheck implements Check {

    private static final List<String> FIELDS = List.of(
            "text",
            "captured_at",
            "ip",
            "user_agent",
            "page_url",
            "trusted_form_cert_url",
            "jornaya_lead_id",
            "sellers");

    @Override
    public CheckName name() {
        return CheckName.CONSENT;
    }

    @Override
    public String provider() {
        return "built-in";
    }

    @Override
    public Finding checkLead(CheckSubject subject, CheckPolicy policy, Deadline deadline) {
        var consent = subject.contact().consent();
        var required = policy.required().isEmpty() ? List.of("text") : policy.required();
        var missing = required.stream()
                .filter(field -> consent == null
                        || !present(consent, field, subject.facts().receivedAt()))
                .toList();
        if (missing.isEmpty()) {
            return beyond(consent, required, subject.facts().receivedAt());
        }
        var names = String.join(", ", missing);
        return Finding.fail(ReasonCode.CONSENT_MISSING, "missing: " + names, Map.of("missing", names));
    }

    /** All that is asked for is there; what came besides is evidence as well, or is flagged as none. */
    private static Finding beyond(@Nullable Consent consent, List<String> required, Instant receivedAt) {
        var doubtful = consent == null
                ? List.<String>of()
                : FIELDS.stream()
                        .filter(field -> !required.contains(field))
                        .filter(field -> sent(consent, field) && !present(consent, field, receivedAt))
                        .toList();
        if (doubtful.isEmpty()) {
            return Finding.pass(Map.of("required", String.join(", ", required)));
        }
        var names = String.join(", ", doubtful);
        return Finding.flag(null, "sent, and no evidence: " + names, Map.of("no_evidence", names));
    }

    private static boolean sent(Consent consent, String field) {
        return switch (field) {
            case "text" -> isWritten(consent.text());
            case "captured_at" -> isWritten(consent.capturedAt());
            case "ip" -> isWritten(consent.ip());
            case "user_agent" -> isWritten(consent.userAgent());
            case "page_url" -> isWritten(consent.pageUrl());
            case "trusted_form_cert_url" -> isWritten(consent.trustedFormCertUrl());
            case "jornaya_lead_id" -> isWritten(consent.jornayaLeadId());
            case "sellers" -> consent.sellers() != null && !consent.sellers().isEmpty();
            default -> false;
        };
    }

    private static boolean isWritten(@Nullable String value) {
        return value != null && !value.isBlank();
    }

    // A field we do not know cannot be there: the policy asked for something that nobody can prove.
    private static boolean present(Consent consent, String field, Instant receivedAt) {
        return switch (field) {
            case "text" -> EvidenceFormat.isText(consent.text());
            case "captured_at" -> EvidenceFormat.isMoment(consent.capturedAt(), receivedAt);
            case "ip" -> EvidenceFormat.isIp(consent.ip());
            case "user_agent" -> EvidenceFormat.isText(consent.userAgent());
            case "page_url" -> EvidenceFormat.isUrl(consent.pageUrl());
            case "trusted_form_cert_url" -> EvidenceFormat.isTrustedForm(consent.trustedFormCertUrl());
            case "jornaya_lead_id" -> EvidenceFormat.isJornaya(consent.jornayaLeadId());
            case "sellers" ->
                consent.sellers() != null && consent.sellers().stream().anyMatch(EvidenceFormat::isText);
            default -> false;
        };
    }
}
