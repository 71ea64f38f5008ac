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
    NEAREST;

    /** Whether only those who have an open order for the lead can get it. */
    public boolean needsOrders() {
        return switch (this) {
            case ORDER_PRIORITY, SOLD_COUNT -> true;
            case PRIORITY, ROUND_ROBIN, WEIGHTED, PERCENTAGE, HIGHEST_PRICE, TOP_PERFORMER, LEAST_LOADED, NEAREST ->
                false;
        };
    }

    /** Whether it compares how far the candidates are from the lead. */
    public boolean measuresDistance() {
        return switch (this) {
            case NEAREST -> true;
            case PRIORITY,
                    ROUND_ROBIN,
                    WEIGHTED,
                    PERCENTAGE,
                    HIGHEST_PRICE,
                    ORDER_PRIORITY,
                    SOLD_COUNT,
                    TOP_PERFORMER,
                    LEAST_LOADED -> false;
        };
    }

    /** Whether it compares what the candidates have in flight. */
    public boolean readsLoad() {
        return switch (this) {
            case LEAST_LOADED -> true;
            case PRIORITY,
                    ROUND_ROBIN,
                    WEIGHTED,
                    PERCENTAGE,
                    HIGHEST_PRICE,
                    ORDER_PRIORITY,
                    SOLD_COUNT,
                    TOP_PERFORMER,
                    NEAREST -> false;
        };
    }

    /** Whether it goes by what each candidate got today in the step. */
    public boolean keepsTally() {
        return switch (this) {
            case ROUND_ROBIN, WEIGHTED, PERCENTAGE -> true;
            case PRIORITY, HIGHEST_PRICE, ORDER_PRIORITY, SOLD_COUNT, TOP_PERFORMER, LEAST_LOADED, NEAREST -> false;
        };
    }

    /** Whether the step says the share of each endpoint. */
    public boolean takesShares() {
        return switch (this) {
            case PERCENTAGE -> true;
            case PRIORITY,
                    ROUND_ROBIN,
                    WEIGHTED,
                    HIGHEST_PRICE,
                    ORDER_PRIORITY,
                    SOLD_COUNT,
                    TOP_PERFORMER,
                    LEAST_LOADED,
                    NEAREST -> false;
        };
    }

    /** Whether it chooses somebody whenever anybody is eligible, without a need of its own that a candidate may lack. */
    public boolean takesAnyEligible() {
        return switch (this) {
            case PRIORITY, ROUND_ROBIN, WEIGHTED, HIGHEST_PRICE, LEAST_LOADED -> true;
            case PERCENTAGE, ORDER_PRIORITY, SOLD_COUNT, TOP_PERFORMER, NEAREST -> false;
        };
    }

    /** Whether the lower priority number always comes first. */
    public boolean goesByPriorityAlone() {
        return switch (this) {
            case PRIORITY -> true;
            case ROUND_ROBIN,
                    WEIGHTED,
                    PERCENTAGE,
                    HIGHEST_PRICE,
                    ORDER_PRIORITY,
                    SOLD_COUNT,
                    TOP_PERFORMER,
                    LEAST_LOADED,
                    NEAREST -> false;
        };
    }
}
