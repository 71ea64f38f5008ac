package io.headgate.model.config;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The calendar window of a cap in its owner's zone, or the number in flight at once. */
public enum CapPeriod {
    @JsonProperty("hour")
    HOUR,
    @JsonProperty("day")
    DAY,
    @JsonProperty("week")
    WEEK,
    @JsonProperty("month")
    MONTH,
    /** So many days at a time, counted from an anchor. */
    @JsonProperty("interval")
    INTERVAL,
    @JsonProperty("total")
    TOTAL,
    /** Leads in flight at once: taken by the allocation, given back when the delivery ends. */
    @JsonProperty("concurrent")
    CONCURRENT
}
