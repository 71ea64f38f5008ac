package io.headgate.model.config;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How many requests a source may make. */
public record RateLimit(
        @JsonProperty(value = "per_second", required = true) int perSecond) {}
