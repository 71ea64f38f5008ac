package io.headgate.routing.journal;

import io.headgate.model.portal.v1.PauseChanged;
import java.util.HashMap;
import java.util.Map;

/**
 * What decisions see beside configuration and counters.
 *
 * @param pauses the endpoints whose emergency brake was pulled, in force or by now run out
 * @param broken endpoints whose breaker is open, with the reason
 */
public record World(Map<String, PauseChanged> pauses, Map<String, String> broken) {

    public static final World QUIET = new World(Map.of(), Map.of());

    public World {
        pauses = Map.copyOf(pauses);
        broken = Map.copyOf(broken);
    }

    /** Without the brakes that were let go again, which decide nothing. */
    static World of(Map<String, PauseChanged> pauses, Map<String, String> broken) {
        var pulled = new HashMap<>(pauses);
        pulled.values().removeIf(pause -> !pause.paused());
        return new World(pulled, broken);
    }
}
