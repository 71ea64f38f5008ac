package io.headgate.routing.core.context;

import io.headgate.model.config.CheckName;
import io.headgate.model.config.LineType;
import io.headgate.model.validation.v1.CheckResult;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the checks of a lead found, as rules ask for it; looked up once, when the lead is read.
 *
 * @param lineTypes what kinds of line the phone may be; American numbers leave open whether it is a mobile or a landline
 * @param lineType the one kind, as the document writes it; "fixed_line_or_mobile" where it may be either
 * @param identityConfidence how surely name, phone and address belong together, 0 to 1; null when nobody looked
 */
public record CheckFindings(
        Set<LineType> lineTypes,
        String lineType,
        @Nullable String grade,
        @Nullable Double identityConfidence) {

    static CheckFindings of(List<CheckResult> checks) {
        var lineTypes = lineTypes(checks);
        var lineType = lineTypes.size() == 1 ? lineTypes.iterator().next() : LineType.FIXED_LINE_OR_MOBILE;
        return new CheckFindings(
                lineTypes, lineType.name().toLowerCase(Locale.ROOT), grade(checks), identityConfidence(checks));
    }

    private static @Nullable Double identityConfidence(List<CheckResult> checks) {
        for (var check : checks) {
            if (check.check().equals(CheckName.IDENTITY.wireName())
                    && check.data().get("confidence") instanceof Number confidence) {
                return confidence.doubleValue();
            }
        }
        return null;
    }

    private static @Nullable String grade(List<CheckResult> checks) {
        for (var check : checks) {
            if (check.data().get("grade") instanceof String grade) {
                return grade;
            }
        }
        return null;
    }

    private static Set<LineType> lineTypes(List<CheckResult> checks) {
        for (var check : checks) {
            if (check.check().equals(CheckName.PHONE.wireName())
                    && check.data().get("line_type") instanceof String found) {
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
