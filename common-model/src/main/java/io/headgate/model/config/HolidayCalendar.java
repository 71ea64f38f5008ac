package io.headgate.model.config;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Days on which an endpoint with hours is closed. */
public enum HolidayCalendar {
    @JsonProperty("us-federal")
    US_FEDERAL
}
