package io.headgate.model.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The type and the allowed values of one attribute beyond the canonical lead. */
public record Attribute(
        @JsonProperty(value = "type", required = true) AttributeType type,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        List<String> values,
        @JsonProperty("max_length") @Nullable Integer maxLength,
        Boolean required) {

    public Attribute {
        Objects.requireNonNull(type, "type");
        values = values == null ? List.of() : List.copyOf(values);
        required = required == null ? false : required;
    }
}
