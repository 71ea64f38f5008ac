package io.headgate.model.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which fields a source must send, and the attributes it may send beyond the canonical lead. */
public record SourceSchema(List<String> required, Map<String, Attribute> attributes) {

    /** No required field and no declared attribute. */
    public static final SourceSchema CANONICAL = new SourceSchema(List.of(), Map.of());

    public SourceSchema {
        required = required == null ? List.of() : List.copyOf(required);
        attributes = attributes == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }
}
