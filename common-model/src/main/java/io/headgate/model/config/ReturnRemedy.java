package io.headgate.model.config;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What an approved return gives back. */
public enum ReturnRemedy {
    @JsonProperty("credit")
    CREDIT,
    @JsonProperty("substitute")
    SUBSTITUTE
}
