package io.headgate.model.portal.v1;

import io.headgate.model.shared.Event;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Configuration: the emergency brake of one endpoint or source; works without a publish.
 *
 * @param until when it ends by itself; null means until resumed
 */
public record PauseChanged(
        Target target,
        String id,
        boolean paused,
        @Nullable String reason,
        @Nullable Instant until,
        Instant at,
        String by)
        implements Event {

    /** What is paused. */
    public enum Target {
        ENDPOINT,
        SOURCE
    }

    /** Whether it is in force at that moment. */
    public boolean inForce(Instant now) {
        return paused && (until == null || now.isBefore(until));
    }

    @Override
    public String key() {
        return "pause:" + target + ":" + id;
    }
}
