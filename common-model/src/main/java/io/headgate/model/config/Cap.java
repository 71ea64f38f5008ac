package io.headgate.model.config;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * A limit that is never exceeded: leads or money in a calendar window of the owner's zone, or leads in flight at once.
 */
public record Cap(
        @JsonProperty(value = "limit", required = true) @JsonFormat(shape = JsonFormat.Shape.STRING)
        BigDecimal limit,

        CapUnit unit,
        @JsonProperty(value = "per", required = true) CapPeriod per) {

    public Cap {
        Objects.requireNonNull(limit, "limit");
        unit = unit == null ? CapUnit.COUNT : unit;
        Objects.requireNonNull(per, "per");
    }
}
