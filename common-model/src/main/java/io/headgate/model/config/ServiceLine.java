package io.headgate.model.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

/** The product or service that a consumer can ask for. */
public record ServiceLine(
        @JsonProperty(value = "id", required = true) String id, String name) {

    public ServiceLine {
        Objects.requireNonNull(id, "id");
        name = name == null ? id : name;
    }
}
