package io.headgate.model.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** Matches an answer by the value at a path such as $.status, or by the whole body when there is no path. */
public record ResponseMatch(
        @Nullable String path,
        @JsonProperty("equals") @Nullable String equalTo,
        @Nullable String contains) {}
