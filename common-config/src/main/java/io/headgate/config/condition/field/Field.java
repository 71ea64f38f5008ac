package io.headgate.config.condition.field;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A field that conditions can ask for.
 *
 * @param attribute the attribute's name when the field is one of those, else null
 */
public record Field(Known known, @Nullable String attribute) {

    private static final String PREFIX = "lead.";
    private static final String ATTRIBUTES = "lead.attributes.";

    /** The fields that every installation has, and the attributes that sources declare. */
    public enum Known {
        SERVICE_LINE("service_line", FieldType.TEXT),
        SEGMENT("segment", FieldType.TEXT),
        SOURCE_ID("source_id", FieldType.TEXT),
        VENDOR_ID("vendor_id", FieldType.TEXT),
        CAMPAIGN("campaign", FieldType.TEXT),
        SUB_ID("sub_id", FieldType.TEXT),
        LANGUAGE("language", FieldType.TEXT),
        ZIP("zip", FieldType.TEXT),
        ZIP_CONFIDENCE("zip_confidence", FieldType.NUMBER),
        COUNTY("county", FieldType.TEXT),
        STATE("state", FieldType.TEXT),
        LINE_TYPE("line_type", FieldType.TEXT),
        SCORE_GRADE("score.grade", FieldType.TEXT),
        SCORE_IDENTITY("score.identity", FieldType.NUMBER),
        RECEIVED_HOUR("received_hour", FieldType.NUMBER),
        RECEIVED_DAY("received_day", FieldType.TEXT),
        TEST("test", FieldType.BOOLEAN),
        ATTRIBUTE("attributes", FieldType.MIXED);

        private final String path;
        private final FieldType type;

        Known(String path, FieldType type) {
            this.path = path;
            this.type = type;
        }

        FieldType type() {
            return type;
        }

        public String path() {
            return PREFIX + path;
        }
    }

    /** The field of a path such as {@code lead.score.grade} or {@code lead.attributes.budget}. */
    public static Optional<Field> of(String path) {
        if (path.startsWith(ATTRIBUTES) && path.length() > ATTRIBUTES.length()) {
            return Optional.of(new Field(Known.ATTRIBUTE, path.substring(ATTRIBUTES.length())));
        }
        for (var known : Known.values()) {
            if (known != Known.ATTRIBUTE && known.path().equals(path)) {
                return Optional.of(new Field(known, null));
            }
        }
        return Optional.empty();
    }

    public String path() {
        return attribute == null ? known.path() : ATTRIBUTES + attribute;
    }

    /** The field as people call it: lead.attributes.home_owner is home owner. */
    public static String words(String path) {
        var name = path.startsWith(ATTRIBUTES)
                ? path.substring(ATTRIBUTES.length())
                : path.startsWith(PREFIX) ? path.substring(PREFIX.length()) : path;
        return switch (name) {
            case "zip" -> "ZIP";
            case "zip_confidence" -> "ZIP confidence";
            case "source_id" -> "source";
            case "vendor_id" -> "vendor";
            case "test" -> "test lead";
            case "score.identity" -> "identity confidence";
            case "received_hour" -> "hour of receipt";
            case "received_day" -> "day of receipt";
            default -> name.replace('_', ' ').replace('.', ' ').toLowerCase(Locale.ROOT);
        };
    }
}
