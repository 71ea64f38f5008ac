package io.headgate.intake.core.reading;

import io.headgate.intake.core.normalisation.CanonicalField;
import io.headgate.intake.core.normalisation.ErrorCode;
import io.headgate.intake.core.normalisation.Lookups;
import io.headgate.intake.core.normalisation.Normaliser;
import io.headgate.model.intake.v1.LeadRecorded.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a submission under its source's terms: names and values mapped, normal forms, and every bad field at once. */
public final class SubmissionReader {

    private static final String ATTRIBUTES = "attributes.";

    private final Lookups lookups;
    private final Normaliser normaliser;

    public SubmissionReader(Lookups lookups) {
        this.lookups = lookups;
        this.normaliser = new Normaliser(lookups);
    }

    /** Never throws, whatever the submission holds. */
    public ParsedSubmission read(FlatBody body, SourceTerms terms) {
        var normalised = normaliser.normalise(terms.mapping().apply(body), terms.attributes());
        var values = normalised.values();
        var errors = new ArrayList<>(normalised.errors());
        resolveServiceLine(terms, values, errors);
        addMissing(terms, values, errors);
        return new ParsedSubmission(values, errors, terms, lookups);
    }

    /** The form in which leads have what somebody typed for this canonical field; empty when it has none. */
    public Optional<String> normal(String path, String typed) {
        return Optional.ofNullable(normaliser
                        .normalise(Map.of(path, typed), Map.of())
                        .values()
                        .get(path))
                .map(Object::toString);
    }

    private static void resolveServiceLine(SourceTerms terms, Map<String, Object> values, List<FieldError> errors) {
        var path = CanonicalField.SERVICE_LINE.path();
        if (values.get(path) instanceof String sent) {
            terms.serviceLine(sent).ifPresentOrElse(known -> values.put(path, known), () -> {
                values.remove(path);
                errors.add(
                        new FieldError(path, ErrorCode.NOT_ALLOWED.name(), "must be a service line of the contract"));
            });
        }
    }

    private static void addMissing(SourceTerms terms, Map<String, Object> values, List<FieldError> errors) {
        terms.required().forEach(path -> require(SourceFieldMapping.canonical(path), values, errors));
        terms.attributes().forEach((name, attribute) -> {
            if (attribute.required()) {
                require(ATTRIBUTES + name, values, errors);
            }
        });
    }

    private static void require(String path, Map<String, Object> values, List<FieldError> errors) {
        var present = values.containsKey(path)
                || (CanonicalField.GROUPS.contains(path)
                        && values.keySet().stream().anyMatch(key -> key.startsWith(path + ".")));
        var reported = errors.stream().anyMatch(error -> error.field().equals(path));
        if (!present && !reported) {
            errors.add(new FieldError(path, ErrorCode.REQUIRED.name(), "is required"));
        }
    }
}
