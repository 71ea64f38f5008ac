package io.headgate.model.config;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The kinds of phone line that an endpoint may accept. */
public enum LineType {
    @JsonProperty("mobile")
    MOBILE,
    @JsonProperty("landline")
    LANDLINE,
    @JsonProperty("voip")
    VOIP,
    @JsonProperty("toll_free")
    TOLL_FREE,
    /** No check could tell the kind of line, or the lead has no phone. */
    @JsonProperty("unknown")
    UNKNOWN
}
