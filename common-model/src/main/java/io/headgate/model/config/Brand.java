package io.headgate.model.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

/**
 * The brand whose leads this installation distributes, with the zone and currency that apply where nothing closer says
 * otherwise.
 */
public record Brand(
        @JsonProperty(value = "id", required = true) String id,
        String name,
        @JsonProperty("time_zone") String timeZone,
        String currency) {

    public Brand {
        Objects.requireNonNull(id, "id");
        name = name == null ? id : name;
        timeZone = timeZone == null ? "America/New_York" : timeZone;
        currency = currency == null ? "USD" : currency;
    }
}
