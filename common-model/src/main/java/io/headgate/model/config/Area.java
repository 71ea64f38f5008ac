package io.headgate.model.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** ZIPs, counties (by FIPS), states and a radius, minus what is carved out. */
public record Area(
        List<String> zips,
        List<String> counties,
        List<String> states,
        @Nullable Radius radius,
        @JsonProperty("except_zips") List<String> exceptZips,
        @JsonProperty("except_counties") List<String> exceptCounties) {

    public Area {
        zips = zips == null ? List.of() : List.copyOf(zips);
        counties = counties == null ? List.of() : List.copyOf(counties);
        states = states == null ? List.of() : List.copyOf(states);
        exceptZips = exceptZips == null ? List.of() : List.copyOf(exceptZips);
        exceptCounties = exceptCounties == null ? List.of() : List.copyOf(exceptCounties);
    }

    /** Whether nothing at all is included. */
    public boolean includesNothing() {
        return zips.isEmpty() && counties.isEmpty() && states.isEmpty() && radius == null;
    }
}
