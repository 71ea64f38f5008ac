package io.headgate.routing.journal;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.headgate.model.portal.v1.PauseChanged;
import io.headgate.routing.core.context.Conversions;
import io.headgate.routing.core.context.DecisionInputs;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What decisions see beside configuration and counters.
 *
 * @param pauses the endpoints whose emergency brake was pulled, in force or by now run out
 * @param broken endpoints whose breaker is open, with the reason
 * @param conversions how well endpoints sell, as measured; nothing was where earlier releases wrote it down
 */
public record DecisionEnvironment(
        Map<String, PauseChanged> pauses, Map<String, String> broken, Conversions conversions) {

    public static final DecisionEnvironment QUIET = new DecisionEnvironment(Map.of(), Map.of());

    /** A world in which nothing was measured. */
    public DecisionEnvironment(Map<String, PauseChanged> pauses, Map<String, String> broken) {
        this(pauses, broken, Conversions.NONE);
    }

    @JsonCreator
    static DecisionEnvironment read(
            @JsonProperty("pauses") Map<String, PauseChanged> pauses,
            @JsonProperty("broken") Map<String, String> broken,
            @JsonProperty("conversions") @Nullable Conversions conversions) {
        return new DecisionEnvironment(pauses, broken, conversions == null ? Conversions.NONE : conversions);
    }

    public DecisionEnvironment {
        pauses = Map.copyOf(pauses);
        broken = Map.copyOf(broken);
    }

    /** Without the brakes that were let go again, which decide nothing. */
    static DecisionEnvironment of(DecisionInputs context) {
        var pulled = new HashMap<>(context.pauses());
        pulled.values().removeIf(pause -> !pause.paused());
        return new DecisionEnvironment(pulled, context.broken(), context.conversions());
    }
}
