package io.headgate.model.config;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far a source looks back for the same person. */
public enum DedupeScope {
    @JsonProperty("source")
    SOURCE,
    @JsonProperty("vendor")
    VENDOR,
    @JsonProperty("service_line")
    SERVICE_LINE,
    @JsonProperty("global")
    GLOBAL
}
