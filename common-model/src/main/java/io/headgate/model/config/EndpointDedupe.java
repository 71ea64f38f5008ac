package io.headgate.model.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** How long an endpoint must not receive the same person again. */
public record EndpointDedupe(
        @JsonProperty(value = "window", required = true) Duration window, List<DedupeKey> keys) {

    public EndpointDedupe {
        Objects.requireNonNull(window, "window");
        keys = keys == null || keys.isEmpty() ? List.of(DedupeKey.PHONE, DedupeKey.EMAIL) : List.copyOf(keys);
    }
}
