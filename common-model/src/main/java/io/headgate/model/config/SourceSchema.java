package io.headgate.model.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which fields a source must send, and the attributes it may send beyond the canonical lead.
 *
 * @param deliverUndeclared whether receivers get attributes that are not declared as well; otherwise these are only kept
 */
public record SourceSchema(
        List<String> required,
        Map<String, Attribute> attributes,
        @JsonProperty("deliver_undeclared") Boolean deliverUndeclared) {

    /** No required field and no declared attribute. */
    public static final SourceSchema CANONICAL = new SourceSchema(List.of(), Map.of(), false);

    public SourceSchema {
        required = required == null ? List.of() : List.copyOf(required);
        deliverUndeclared = deliverUndeclared != null && deliverUndeclared;
        attributes = attributes == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }
}
