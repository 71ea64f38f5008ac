package io.headgate.model.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** When a second lead of the same person counts as a duplicate. */
public record SourceDedupe(
        List<DedupeKey> keys,
        @JsonProperty(value = "window", required = true) Duration window,
        DedupeScope scope) {

    public SourceDedupe {
        keys = keys == null || keys.isEmpty() ? List.of(DedupeKey.PHONE, DedupeKey.EMAIL) : List.copyOf(keys);
        Objects.requireNonNull(window, "window");
        scope = scope == null ? DedupeScope.SOURCE : scope;
    }
}
