package io.headgate.model.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A licence to do business in a state, for these service lines (all when none is named), until a day. */
public record Licence(
        @JsonProperty(value = "state", required = true) String state,
        @JsonProperty("service_lines") List<String> serviceLines,
        @Nullable LocalDate to) {

    public Licence {
        Objects.requireNonNull(state, "state");
        serviceLines = serviceLines == null ? List.of() : List.copyOf(serviceLines);
    }
}
