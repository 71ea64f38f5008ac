package io.headgate.model.config;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The type of an attribute that a source's schema declares. */
public enum AttributeType {
    @JsonProperty("boolean")
    BOOLEAN,
    @JsonProperty("number")
    NUMBER,
    @JsonProperty("integer")
    INTEGER,
    @JsonProperty("string")
    STRING,
    @JsonProperty("enum")
    ENUM,
    @JsonProperty("date")
    DATE
}
