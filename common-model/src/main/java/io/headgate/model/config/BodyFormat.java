package io.headgate.model.config;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The body that the http method sends. */
public enum BodyFormat {
    @JsonProperty("json")
    JSON,
    @JsonProperty("form")
    FORM
}
