package io.headgate.model.config;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who asked: a household or a business. */
public enum Segment {
    @JsonProperty("residential")
    RESIDENTIAL,
    @JsonProperty("commercial")
    COMMERCIAL
}
