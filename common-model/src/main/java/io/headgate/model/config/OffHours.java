package io.headgate.model.config;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What happens to a lead that arrives while the endpoint is closed. */
public enum OffHours {
    /** The lead waits for the opening. */
    @JsonProperty("hold")
    HOLD,
    /** The next candidate gets the lead. */
    @JsonProperty("skip")
    SKIP,
    /** The hours are ignored. */
    @JsonProperty("deliver")
    DELIVER
}
