package io.headgate.model.config;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What becomes of a lead that no step of its plan could place. */
public enum Otherwise {
    @JsonProperty("reject")
    REJECT,
    @JsonProperty("review")
    REVIEW,
    @JsonProperty("hold")
    HOLD
}
