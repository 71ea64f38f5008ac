package io.headgate.routing.core;

import io.headgate.model.config.CapPeriod;
import io.headgate.model.config.CapUnit;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one allocation takes from one counter.
 *
 * @param ownerId the endpoint whose cap it is, or the step that keeps the tally
 * @param limit what the current configuration allows in the window; null for a tally, which only counts
 * @param units leads, or micros of the price
 * @param shared whether many different leads meet here, so that it is locked last
 */
public record Charge(
        Bucket bucket,
        String ownerId,
        CapUnit unit,
        CapPeriod per,
        @Nullable Instant windowEnd,
        @Nullable Long limit,
        long units,
        boolean shared) {

    /** Whether the counter is a cap, given back when the delivery fails; a tally keeps counting what was offered. */
    public boolean isCap() {
        return limit != null;
    }
}
