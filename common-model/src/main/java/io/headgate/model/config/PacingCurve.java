package io.headgate.model.config;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a cap's units are spread over its window. */
public enum PacingCurve {
    /** Evenly over the owner's staffed hours, or over the whole window where the endpoint states no hours. */
    @JsonProperty("even")
    EVEN,
    /** Twice as fast at the window's beginning as on average, falling evenly to nothing at its end. */
    @JsonProperty("front_loaded")
    FRONT_LOADED
}
