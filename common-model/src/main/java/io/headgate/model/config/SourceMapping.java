package io.headgate.model.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Translates a source's field names and values: name of the source to canonical field, and per canonical field the
 * source's value to ours.
 */
public record SourceMapping(Map<String, String> fields, Map<String, Map<String, String>> values) {

    /** The source already speaks the canonical names. */
    public static final SourceMapping NONE = new SourceMapping(Map.of(), Map.of());

    public SourceMapping {
        fields = fields == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        values = values == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
