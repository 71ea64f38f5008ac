package io.headgate.model.config;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The property of a person by which two leads are recognised as the same one. */
public enum DedupeKey {
    @JsonProperty("phone")
    PHONE,
    @JsonProperty("email")
    EMAIL
}
