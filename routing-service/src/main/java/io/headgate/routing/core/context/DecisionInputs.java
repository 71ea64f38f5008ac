package io.headgate.routing.core.context;

import io.headgate.model.portal.v1.PauseChanged;
import io.headgate.routing.core.caps.CounterReadings;
import java.time.Instant;
import java.util.Map;

/**
 * What the decision reads besides the lead, as it stands at the moment of the decision.
 *
 * @param pauses the latest word on each endpoint's emergency brake
 * @param broken endpoints whose breaker is open, with the reason
 * @param conversions how well endpoints sell, as measured
 */
public record DecisionInputs(
        Instant now,
        CounterReadings counters,
        Map<String, PauseChanged> pauses,
        Map<String, String> broken,
        Conversions conversions) {

    /** Inputs without measured conversions. */
    public DecisionInputs(
            Instant now, CounterReadings counters, Map<String, PauseChanged> pauses, Map<String, String> broken) {
        this(now, counters, pauses, broken, Conversions.NONE);
    }

    /** Inputs that know nothing but the time. */
    static DecisionInputs unaware(Instant now) {
        return new DecisionInputs(now, CounterReadings.NOTHING, Map.of(), Map.of());
    }

    DecisionInputs atTime(Instant later) {
        return new DecisionInputs(later, counters, pauses, broken, conversions);
    }
}
