package io.headgate.routing.core;

import io.headgate.model.portal.v1.PauseChanged;
import java.time.Instant;
import java.util.Map;

/**
 * The world at the moment of the decision.
 *
 * @param pauses the latest word on each endpoint's emergency brake
 * @param broken endpoints whose breaker is open, with the reason
 * @param conversions how well endpoints sell, as measured
 */
public record RoutingContext(
        Instant now,
        Counters counters,
        Map<String, PauseChanged> pauses,
        Map<String, String> broken,
        Conversions conversions) {

    /** A world in which nothing was measured. */
    public RoutingContext(
            Instant now, Counters counters, Map<String, PauseChanged> pauses, Map<String, String> broken) {
        this(now, counters, pauses, broken, Conversions.NONE);
    }

    /** A world of which nothing is known but the time. */
    static RoutingContext unaware(Instant now) {
        return new RoutingContext(now, Counters.NOTHING, Map.of(), Map.of());
    }

    RoutingContext at(Instant later) {
        return new RoutingContext(later, counters, pauses, broken, conversions);
    }
}
