package io.headgate.model.config;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a source is paid. */
public enum CostModel {
    @JsonProperty("cpl")
    CPL,
    @JsonProperty("revenue_share")
    REVENUE_SHARE,
    @JsonProperty("fixed_period")
    FIXED_PERIOD,
    @JsonProperty("free")
    FREE
}
