package io.headgate.model.config;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a cap counts. */
public enum CapUnit {
    @JsonProperty("count")
    COUNT,
    @JsonProperty("money")
    MONEY
}
