package io.headgate.model.config;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether an endpoint receives leads; only an active one is ever eligible. */
public enum EndpointStatus {
    @JsonProperty("active")
    ACTIVE,
    @JsonProperty("paused")
    PAUSED,
    @JsonProperty("disabled")
    DISABLED
}
