package io.headgate.model.config;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Everything within so many miles of a point. */
public record Radius(
        @JsonProperty(value = "lat", required = true) double lat,
        @JsonProperty(value = "lon", required = true) double lon,
        @JsonProperty(value = "miles", required = true) double miles) {

    /** Beyond it, an area is better said in states. */
    public static final int LARGEST_MILES = 500;
}
