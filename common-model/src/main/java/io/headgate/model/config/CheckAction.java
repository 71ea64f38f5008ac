package io.headgate.model.config;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a check's verdict leads to. */
public enum CheckAction {
    @JsonProperty("continue")
    CONTINUE,
    @JsonProperty("review")
    REVIEW,
    @JsonProperty("reject")
    REJECT
}
