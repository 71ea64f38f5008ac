package io.headgate.routing.core.context;

import io.headgate.config.condition.field.FieldSource;
import io.headgate.config.condition.field.LeadFields;
import io.headgate.model.config.DedupeKey;
import io.headgate.model.config.Segment;
import io.headgate.model.shared.LeadFacts;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Location;
import io.headgate.model.validation.v1.CheckResult;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * All that a decision may know of a lead.
 *
 * @param expiresAt when it is too old to be routed
 */
public record LeadSnapshot(LeadId leadId, LeadFacts facts, CheckFindings findings, Instant expiresAt) {

    private static final String ENGLISH = "en";

    public LeadSnapshot(LeadId leadId, LeadFacts facts, List<CheckResult> checks, Instant expiresAt) {
        this(leadId, facts, CheckFindings.of(checks), expiresAt);
    }

    /** The same lead at another place. */
    public LeadSnapshot atPlace(Location place) {
        return new LeadSnapshot(leadId, facts.at(place), findings, expiresAt);
    }

    /** A lead that does not say who asked comes from a household: that is what consumer forms are for. */
    public Segment segment() {
        return "commercial".equalsIgnoreCase(facts.segment()) ? Segment.COMMERCIAL : Segment.RESIDENTIAL;
    }

    /** The lead as conditions see it at that moment. */
    public FieldSource fields(Instant now) {
        return new LeadFields(facts, findings.lineType(), findings.grade(), findings.identityConfidence(), now);
    }

    /** Two letters; a lead that states none speaks English, because the forms that it comes from are in English. */
    String language() {
        var stated = facts.language();
        if (stated == null || stated.isBlank()) {
            return ENGLISH;
        }
        var lower = stated.strip().toLowerCase(Locale.ROOT);
        return switch (lower) {
            case "english" -> ENGLISH;
            case "spanish", "español", "espanol" -> "es";
            default ->
                lower.length() > 2 && (lower.charAt(2) == '-' || lower.charAt(2) == '_')
                        ? lower.substring(0, 2)
                        : lower;
        };
    }

    public boolean hasKey(DedupeKey contact) {
        return switch (contact) {
            case PHONE -> facts.phoneKey() != null;
            case EMAIL -> facts.emailKey() != null;
        };
    }
}
