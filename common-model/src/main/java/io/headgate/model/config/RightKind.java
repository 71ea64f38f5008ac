package io.headgate.model.config;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a territory right grants within its area. */
public enum RightKind {
    /** Shuts out every other right of a lower tier and the open market until it cannot accept. */
    @JsonProperty("exclusive")
    EXCLUSIVE,
    @JsonProperty("shared")
    SHARED,
    /** Receives only what nobody with an exclusive or shared right took. */
    @JsonProperty("overflow")
    OVERFLOW
}
