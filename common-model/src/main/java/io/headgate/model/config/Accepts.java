package io.headgate.model.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which leads an endpoint takes; no line type means every line type. */
public record Accepts(
        @JsonProperty("line_types") List<LineType> lineTypes,
        @Nullable String condition) {

    /** Every lead. */
    public static final Accepts ANYTHING = new Accepts(List.of(), null);

    public Accepts {
        lineTypes = lineTypes == null ? List.of() : List.copyOf(lineTypes);
    }
}
