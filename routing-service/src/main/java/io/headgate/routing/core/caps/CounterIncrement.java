package io.headgate.routing.core.caps;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one decision adds to one counter.
 *
 * @param units leads, micros of the price, or millionths of a lead for a share that grows
 * @param cap whose counter it is; null for a step's tally, which only counts
 * @param shared whether many different leads meet here, so that it is locked last
 */
public record CounterIncrement(
        Bucket bucket,
        @Nullable Instant windowEnd,
        long units,
        @Nullable CompiledCap cap,
        boolean shared) {

    /** Whether the counter is given back when the delivery fails; a tally keeps counting what was offered. */
    public boolean isCap() {
        return cap != null;
    }

    /** What the current configuration allows in the window; null for a tally. */
    public @Nullable Long limit() {
        return cap == null ? null : cap.limit();
    }
}
