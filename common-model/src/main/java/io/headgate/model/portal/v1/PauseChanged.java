package io.headgate.model.portal.v1;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Configuration: the emergency brake of one endpoint or source; works without a publish.
 *
 * @param until when it ends by itself; null means until resumed
 * @param revision the order of changes; see {@link Revised}
 */
public record PauseChanged(
        Target target,
        String id,
        boolean paused,
        @Nullable String reason,
        @Nullable Instant until,
        Instant at,
        String by,
        @Nullable Long revision)
        implements Revised {

    /** A pause as it was told before changes had revisions. */
    public PauseChanged(
            Target target,
            String id,
            boolean paused,
            @Nullable String reason,
            @Nullable Instant until,
            Instant at,
            String by) {
        this(target, id, paused, reason, until, at, by, null);
    }

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
        return keyOf(target, id);
    }

    /** The key under which all changes of one target are told. */
    public static String keyOf(Target target, String id) {
        return "pause:" + target + ":" + id;
    }
}
