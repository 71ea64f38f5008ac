package io.headgate.model.config;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether a source or a plan takes part in the flow. */
public enum ActiveStatus {
    @JsonProperty("active")
    ACTIVE,
    @JsonProperty("paused")
    PAUSED
}
