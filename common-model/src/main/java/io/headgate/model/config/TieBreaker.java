package io.headgate.model.config;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What decides between candidates that are otherwise equal. */
public enum TieBreaker {
    /** Exclusive before shared before overflow. */
    @JsonProperty("exclusivity")
    EXCLUSIVITY,
    /** The lower priority number first. */
    @JsonProperty("priority")
    PRIORITY,
    /** The higher performance first. */
    @JsonProperty("performance")
    PERFORMANCE,
    /** The higher weight first. */
    @JsonProperty("weight")
    WEIGHT,
    /** The nearer first. */
    @JsonProperty("distance")
    DISTANCE,
    /** The older right first. */
    @JsonProperty("contract_date")
    CONTRACT_DATE,
    /** The higher price first. */
    @JsonProperty("price")
    PRICE;

    /** Whether it compares how far the candidates are from the lead. */
    public boolean measuresDistance() {
        return switch (this) {
            case DISTANCE -> true;
            case EXCLUSIVITY, PRIORITY, PERFORMANCE, WEIGHT, CONTRACT_DATE, PRICE -> false;
        };
    }

    /** Whether it compares how well the candidates sell. */
    public boolean readsConversions() {
        return switch (this) {
            case PERFORMANCE -> true;
            case EXCLUSIVITY, PRIORITY, WEIGHT, DISTANCE, CONTRACT_DATE, PRICE -> false;
        };
    }
}
