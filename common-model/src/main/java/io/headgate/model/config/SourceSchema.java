package io.headgate.model.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which fields a source must send, and the attributes it may send beyond the canonical lead.
 *
 * @param anonymous the statement that leads without any contact and place are wanted, for a source that requires none
 * @param deliverUndeclared whether receivers get attributes that are not declared as well; otherwise these are only kept
 */
public record SourceSchema(
        List<String> required,
        Map<String, Attribute> attributes,
        @JsonProperty("deliver_undeclared") Boolean deliverUndeclared,
        Boolean anonymous) {

    /** No required field and no declared attribute. */
    public static final SourceSchema CANONICAL = new SourceSchema(List.of(), Map.of(), false, false);

    public SourceSchema {
        required = required == null ? List.of() : List.copyOf(required);
        anonymous = anonymous != null && anonymous;
        deliverUndeclared = deliverUndeclared != null && deliverUndeclared;
        attributes = attributes == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }
}
