package io.headgate.intake.core.normalisation;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The fields of the canonical lead, with the form and the greatest length of each. */
public enum CanonicalField {
    FIRST_NAME("first_name", Form.LINE, 256),
    LAST_NAME("last_name", Form.LINE, 256),
    EMAIL("email", Form.EMAIL, 256),
    PHONE("phone", Form.PHONE, 64),
    PHONE_EXTENSION("phone_extension", Form.EXTENSION, 32),
    PHONE_ALT("phone_alt", Form.PHONE, 64),
    PHONE_ALT_EXTENSION("phone_alt_extension", Form.EXTENSION, 32),
    LINE1("address.line1", Form.LINE, 256),
    LINE2("address.line2", Form.LINE, 256),
    CITY("address.city", Form.LINE, 128),
    STATE("address.state", Form.STATE, 64),
    ZIP("address.zip", Form.ZIP, 16),
    ZIP4("address.zip4", Form.ZIP4, 8),
    COUNTRY("address.country", Form.COUNTRY, 64),
    SERVICE_LINE("service_line", Form.LINE, 128),
    SEGMENT("segment", Form.SEGMENT, 64),
    LANGUAGE("language", Form.LANGUAGE, 35),
    CAMPAIGN("campaign", Form.ID, 256),
    SUB_ID("sub_id", Form.ID, 256),
    SOURCE_LEAD_ID("source_lead_id", Form.ID, 256),
    TEST("test", Form.FLAG, 8),
    COST_AMOUNT("cost.amount", Form.AMOUNT, 32),
    COST_CURRENCY("cost.currency", Form.CURRENCY, 8),
    CONSENT_TEXT("consent.text", Form.LINES, 10_000),
    CAPTURED_AT("consent.captured_at", Form.LINE, 64),
    IP("consent.ip", Form.LINE, 64),
    USER_AGENT("consent.user_agent", Form.LINE, 1024),
    PAGE_URL("consent.page_url", Form.LINE, 2048),
    TRUSTED_FORM("consent.trusted_form_cert_url", Form.LINE, 512),
    JORNAYA("consent.jornaya_lead_id", Form.LINE, 256),
    SELLERS("consent.sellers", Form.LIST, 256);

    /** How a value is read. */
    enum Form {
        LINE,
        LINES,
        ID,
        EMAIL,
        PHONE,
        EXTENSION,
        STATE,
        ZIP,
        ZIP4,
        COUNTRY,
        SEGMENT,
        LANGUAGE,
        FLAG,
        AMOUNT,
        CURRENCY,
        LIST
    }

    /** Names that stand for a group of fields and take no value of their own. */
    public static final Set<String> GROUPS = Set.of("address", "consent", "cost", "attributes");

    private static final Map<String, CanonicalField> BY_PATH =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(CanonicalField::path, Function.identity()));

    private final String path;
    private final Form form;
    private final int maxLength;

    CanonicalField(String path, Form form, int maxLength) {
        this.path = path;
        this.form = form;
        this.maxLength = maxLength;
    }

    public String path() {
        return path;
    }

    Form form() {
        return form;
    }

    int maxLength() {
        return maxLength;
    }

    public static Optional<CanonicalField> fieldAt(String path) {
        return Optional.ofNullable(BY_PATH.get(path));
    }

    /** The field that this path lies inside of, although the field takes a plain value. */
    public static Optional<CanonicalField> enclosing(String path) {
        var dot = path.lastIndexOf('.');
        while (dot > 0) {
            var field = BY_PATH.get(path.substring(0, dot));
            if (field != null) {
                return Optional.of(field);
            }
            dot = path.lastIndexOf('.', dot - 1);
        }
        return Optional.empty();
    }
}
