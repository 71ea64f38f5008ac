package io.headgate.model.config;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What kind of party receives the leads. */
public enum ClientKind {
    @JsonProperty("franchisee")
    FRANCHISEE,
    @JsonProperty("dealer")
    DEALER,
    @JsonProperty("branch")
    BRANCH,
    @JsonProperty("call_center")
    CALL_CENTER,
    @JsonProperty("partner")
    PARTNER,
    @JsonProperty("buyer")
    BUYER
}
