package io.headgate.model.config;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What becomes of a lead that an endpoint could have, but not yet by its pace. */
public enum AheadOfPace {
    /** The next candidate is asked. */
    @JsonProperty("skip")
    SKIP,
    /** Where nobody else takes it, the lead waits until the pace allows it. */
    @JsonProperty("hold")
    HOLD
}
