package io.headgate.routing.simulation.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happened before a replay begins and is not among its counters. */
@FunctionalInterface
public interface SentHistory {

    /** When the endpoint was last sent this person, as far as that stands. */
    @Nullable
    Instant lastSent(String endpointId, String personKey);
}
