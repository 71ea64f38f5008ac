package io.headgate.model.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Spreads a cap over its window, so that it is not used up in the first hour. It never lets more through than the cap.
 *
 * @param weights relative speeds by time of day, such as {@code "08:00-12:00": 2}; hours not named count 1, and none
 *     counts outside the endpoint's hours
 */
public record Pacing(
        @JsonProperty("curve") PacingCurve curve,
        Map<String, BigDecimal> weights,
        @JsonProperty("ahead") AheadOfPace ahead) {

    public Pacing {
        curve = curve == null ? PacingCurve.EVEN : curve;
        weights = weights == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(weights));
        ahead = ahead == null ? AheadOfPace.SKIP : ahead;
    }
}
