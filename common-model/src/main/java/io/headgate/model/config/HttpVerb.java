package io.headgate.model.config;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The method of an HTTP request. */
public enum HttpVerb {
    @JsonProperty("get")
    GET,
    @JsonProperty("post")
    POST
}
