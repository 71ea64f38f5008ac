package io.headgate.intake.core.reading;

import io.headgate.intake.core.normalisation.CanonicalField;
import io.headgate.intake.core.normalisation.CleanText;
import io.headgate.model.config.SourceMapping;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A source's names and values turned into ours. A name that means nothing to us becomes an attribute; nothing
 * is dropped.
 */
final class SourceFieldMapping {

    private static final String ATTRIBUTES = "attributes.";

    private static final int LONGEST_BLANK = 100;

    private final Map<String, String> names;
    private final Map<String, Map<String, String>> values = new HashMap<>();

    SourceFieldMapping(SourceMapping mapping) {
        this.names = mapping.fields();
        mapping.values().forEach((path, translations) -> {
            var folded = new HashMap<String, String>();
            translations.forEach((theirs, ours) -> folded.putIfAbsent(CleanText.lowerCase(theirs), ours));
            values.put(canonical(path), folded);
        });
    }

    Map<String, Object> apply(FlatBody body) {
        var mapped = new LinkedHashMap<String, Object>();
        // The source's agreed names win over a stray field that happens to have one of ours.
        body.fields().forEach((name, value) -> {
            var ours = names.get(name);
            if (ours != null) {
                keep(mapped, canonical(ours), name, value);
            }
        });
        body.fields().forEach((name, value) -> {
            if (!names.containsKey(name)) {
                keep(mapped, canonical(name), name, value);
            }
        });
        return mapped;
    }

    private void keep(Map<String, Object> mapped, String path, String name, Object value) {
        var translated = translate(path, value);
        // Blank is the same as not sent: it must not stand in the way of a name that has a value.
        if (translated instanceof String text && isBlank(text)) {
            return;
        }
        if (mapped.putIfAbsent(path, translated) != null) {
            mapped.putIfAbsent(ATTRIBUTES + name, value);
        }
    }

    private static boolean isBlank(String text) {
        return text.isBlank()
                || (text.length() < LONGEST_BLANK && CleanText.line(text).isEmpty());
    }

    private Object translate(String path, Object value) {
        var translations = values.get(path);
        if (translations == null || value instanceof List || value instanceof Map) {
            return value;
        }
        @Nullable String ours = translations.get(CleanText.lowerCase(String.valueOf(value)));
        return ours == null ? value : ours;
    }

    static String canonical(String path) {
        var known = CanonicalField.fieldAt(path).isPresent()
                || CanonicalField.GROUPS.contains(path)
                || CanonicalField.enclosing(path).isPresent()
                || path.startsWith(ATTRIBUTES);
        return known ? path : ATTRIBUTES + path;
    }
}
