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
    /** Either of the two: the number alone does not tell which, as with every ordinary American number. */
    @JsonProperty("fixed_line_or_mobile")
    FIXED_LINE_OR_MOBILE,
    /** No check could tell the kind of line, or the lead has no phone. */
    @JsonProperty("unknown")
    UNKNOWN
}
