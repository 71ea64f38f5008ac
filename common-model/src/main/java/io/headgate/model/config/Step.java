package io.headgate.model.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One attempt at placing a lead: a pool, a condition, an algorithm, and how many recipients it may choose. */
public record Step(
        @JsonProperty(value = "id", required = true) String id,
        @JsonProperty(value = "pool", required = true) Pool pool,
        Algorithm algorithm,
        Integer recipients,
        @Nullable String condition) {

    public Step {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(pool, "pool");
        algorithm = algorithm == null ? Algorithm.PRIORITY : algorithm;
        recipients = recipients == null ? 1 : recipients;
    }
}
