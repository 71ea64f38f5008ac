package io.headgate.model.config;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a step chooses among the eligible candidates. */
public enum Algorithm {
    @JsonProperty("priority")
    PRIORITY,
    @JsonProperty("round_robin")
    ROUND_ROBIN,
    @JsonProperty("weighted")
    WEIGHTED,
    @JsonProperty("percentage")
    PERCENTAGE,
    @JsonProperty("highest_price")
    HIGHEST_PRICE,
    @JsonProperty("order_priority")
    ORDER_PRIORITY,
    @JsonProperty("sold_count")
    SOLD_COUNT,
    @JsonProperty("top_performer")
    TOP_PERFORMER,
    @JsonProperty("least_loaded")
    LEAST_LOADED,
    @JsonProperty("nearest")
    NEAREST
}
