package io.headgate.model.config;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A place on earth, in degrees. */
public record Point(
        @JsonProperty(value = "lat", required = true) double lat,
        @JsonProperty(value = "lon", required = true) double lon) {}
