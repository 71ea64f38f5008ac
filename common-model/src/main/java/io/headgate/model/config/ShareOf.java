package io.headgate.model.config;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Of which leads an endpoint has its percentage. */
public enum ShareOf {
    /** Of all that the step places: whoever was paused or full makes up for it later. */
    @JsonProperty("placed")
    PLACED,
    /** Of those that the endpoint qualified for when they were placed: nothing is made up for. */
    @JsonProperty("qualified")
    QUALIFIED
}
