package io.headgate.routing.core;

import io.headgate.config.condition.FieldSource;
import io.headgate.config.condition.LeadFields;
import io.headgate.model.config.DedupeKey;
import io.headgate.model.config.LineType;
import io.headgate.model.config.Segment;
import io.headgate.model.shared.LeadFacts;
import io.headgate.model.shared.LeadId;
import io.headgate.model.validation.v1.CheckResult;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that a decision may know of a lead.
 *
 * @param expiresAt when it is too old to be routed
 */
public record LeadSnapshot(LeadId leadId, LeadFacts facts, List<CheckResult> checks, Instant expiresAt) {

    private static final String ENGLISH = "en";

    public LeadSnapshot {
        checks = List.copyOf(checks);
    }

    /** A lead that does not say who asked comes from a household: that is what consumer forms are for. */
    public Segment segment() {
        return "commercial".equalsIgnoreCase(facts.segment()) ? Segment.COMMERCIAL : Segment.RESIDENTIAL;
    }

    /** The lead as conditions see it at that moment. */
    FieldSource fields(Instant now) {
        var lines = lineTypes();
        var line = lines.size() == 1 ? lines.iterator().next() : LineType.UNKNOWN;
        return new LeadFields(facts, line.name().toLowerCase(Locale.ROOT), grade(), identityConfidence(), now);
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

    boolean has(DedupeKey contact) {
        return switch (contact) {
            case PHONE -> facts.phoneKey() != null;
            case EMAIL -> facts.emailKey() != null;
        };
    }

    /** How surely name, phone and address belong together, 0 to 1; null when nobody looked. */
    @Nullable
    Double identityConfidence() {
        for (var check : checks) {
            if (check.check().equals("identity") && check.data().get("confidence") instanceof Number confidence) {
                return confidence.doubleValue();
            }
        }
        return null;
    }

    @Nullable
    String grade() {
        for (var check : checks) {
            if (check.data().get("grade") instanceof String grade) {
                return grade;
            }
        }
        return null;
    }

    /** What kind of line the phone is; American numbers often leave open whether it is a mobile or a landline. */
    public Set<LineType> lineTypes() {
        for (var check : checks) {
            if (check.check().equals("phone") && check.data().get("line_type") instanceof String found) {
                return lineTypes(found.toLowerCase(Locale.ROOT));
            }
        }
        return EnumSet.of(LineType.UNKNOWN);
    }

    private static Set<LineType> lineTypes(String found) {
        return switch (found) {
            case "mobile" -> EnumSet.of(LineType.MOBILE);
            case "landline", "fixed_line" -> EnumSet.of(LineType.LANDLINE);
            case "fixed_line_or_mobile", "landline_or_mobile", "mobile_or_landline" ->
                EnumSet.of(LineType.LANDLINE, LineType.MOBILE);
            case "voip" -> EnumSet.of(LineType.VOIP);
            case "toll_free" -> EnumSet.of(LineType.TOLL_FREE);
            default -> EnumSet.of(LineType.UNKNOWN);
        };
    }
}
