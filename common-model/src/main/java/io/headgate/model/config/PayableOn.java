package io.headgate.model.config;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The fact that makes a lead payable to its vendor. */
public enum PayableOn {
    @JsonProperty("accepted")
    ACCEPTED,
    @JsonProperty("delivered")
    DELIVERED
}
