package io.headgate.model.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;

/** An area where several hold rights and where they agreed how ties are broken; the first zone that fits counts. */
public record OverlapZone(
        @JsonProperty(value = "id", required = true) String id,
        @JsonProperty("service_lines") List<String> serviceLines,
        @JsonProperty(value = "area", required = true) Area area,

        @JsonProperty(value = "tie_breakers", required = true)
        List<TieBreaker> tieBreakers) {

    public OverlapZone {
        Objects.requireNonNull(id, "id");
        serviceLines = serviceLines == null ? List.of() : List.copyOf(serviceLines);
        Objects.requireNonNull(area, "area");
        tieBreakers = List.copyOf(tieBreakers);
    }
}
