package io.headgate.intake.core.normalisation;

import io.headgate.model.config.Attribute;
import io.headgate.model.intake.v1.LeadRecorded.FieldError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Brings every mapped field into its normal form and reports every one that has none. Idempotent: the values of a
 * result normalise to themselves.
 */
public final class Normaliser {

    static final int MAX_ATTRIBUTES = 100;

    private static final String ATTRIBUTES = "attributes.";
    private static final int MAX_NAME = 128;

    private final FieldForms forms;

    public Normaliser(Lookups lookups) {
        this.forms = new FieldForms(lookups);
    }

    /** Normal values by canonical path, and what is wrong with the others. */
    public record Normalised(Map<String, Object> values, List<FieldError> errors) {}

    public Normalised normalise(Map<String, Object> mapped, Map<String, Attribute> declared) {
        var result = new Normalised(new LinkedHashMap<>(), new ArrayList<>());
        var attributes = 0;
        for (var field : mapped.entrySet()) {
            if (field.getKey().startsWith(ATTRIBUTES)) {
                attributes++;
                if (attributes <= MAX_ATTRIBUTES) {
                    attribute(result, field.getKey(), field.getValue(), declared);
                }
            } else {
                canonical(result, field.getKey(), field.getValue());
            }
        }
        if (attributes > MAX_ATTRIBUTES) {
            wrong(result, "attributes", ErrorCode.TOO_LONG, "must have at most %d names".formatted(MAX_ATTRIBUTES));
        }
        splitZip(result.values());
        splitPhone(result.values(), CanonicalField.PHONE, CanonicalField.PHONE_EXTENSION);
        splitPhone(result.values(), CanonicalField.PHONE_ALT, CanonicalField.PHONE_ALT_EXTENSION);
        return result;
    }

    private void canonical(Normalised result, String path, Object raw) {
        var field = CanonicalField.fieldAt(path);
        if (field.isPresent()) {
            var normal = forms.normalFormOf(field.get(), raw);
            if (field.get() == CanonicalField.LANGUAGE
                    && normal instanceof NormalisedValue.Wrong
                    && raw instanceof String text) {
                // A lead is worth more than the name of its language: kept as it was sent, and taken for unknown.
                keep(result, ATTRIBUTES + path, path, AttributeForms.undeclared(text));
                return;
            }
            keep(result, path, path, normal);
            return;
        }
        var enclosing = CanonicalField.enclosing(path);
        if (enclosing.isPresent()) {
            wrong(result, enclosing.get().path(), ErrorCode.WRONG_TYPE, "must be a plain value");
        } else if (!(raw instanceof Map)) {
            wrong(result, path, ErrorCode.WRONG_TYPE, "must be an object");
        }
    }

    private static void attribute(Normalised result, String path, Object raw, Map<String, Attribute> declared) {
        var name = path.substring(ATTRIBUTES.length());
        var attribute = declared.get(name);
        if (attribute != null) {
            keep(result, path, path, AttributeForms.declared(attribute, raw));
        } else if (name.isEmpty() || name.length() > MAX_NAME) {
            wrong(result, "attributes", ErrorCode.TOO_LONG, "names must have 1 to %d characters".formatted(MAX_NAME));
        } else {
            // An undeclared name is the sender's own text, so an error does not repeat it.
            keep(result, path, "attributes", AttributeForms.undeclared(raw));
        }
    }

    private static void keep(Normalised result, String path, String shown, NormalisedValue normal) {
        switch (normal) {
            case NormalisedValue.Value(var value) -> result.values().put(path, value);
            case NormalisedValue.Wrong(var code, var detail) -> wrong(result, shown, code, detail);
            case NormalisedValue.Absent() -> {}
        }
    }

    private static void wrong(Normalised result, String field, ErrorCode code, String detail) {
        var error = new FieldError(field, code.name(), detail);
        if (!result.errors().contains(error)) {
            result.errors().add(error);
        }
    }

    // An extension that was sent in a field of its own is the sender's last word on it.
    private static void splitPhone(Map<String, Object> values, CanonicalField phone, CanonicalField extension) {
        if (values.get(phone.path()) instanceof String text) {
            var cut = text.indexOf(PhoneText.EXTENSION_MARK);
            if (cut >= 0) {
                values.put(phone.path(), text.substring(0, cut));
                values.putIfAbsent(extension.path(), text.substring(cut + PhoneText.EXTENSION_MARK.length()));
            }
        }
    }

    private static void splitZip(Map<String, Object> values) {
        if (values.get(CanonicalField.ZIP.path()) instanceof String zip && zip.length() > 5) {
            values.put(CanonicalField.ZIP.path(), zip.substring(0, 5));
            values.put(CanonicalField.ZIP4.path(), zip.substring(6));
        }
    }
}
