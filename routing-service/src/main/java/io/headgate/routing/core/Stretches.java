package io.headgate.routing.core;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what holds over a stretch of time, for the next decisions that fall into it. It only ever saves work: what it
 * does not know, or has forgotten, is worked out again, to the same value. Safe for any number of threads.
 */
final class Stretches<T> {

    /** What holds from a moment until another. */
    record Stretch<T>(Instant from, Instant until, T value) {

        boolean holds(Instant at) {
            return !at.isBefore(from) && at.isBefore(until);
        }
    }

    // The clocks of the world change on quarters of an hour, so a stretch of any calendar is found again by its
    // quarter.
    private static final int SECONDS_OF_QUARTER = 15 * 60;
    private static final int REMEMBERED = 8;

    // Immutable entries, so a thread sees one whole or not at all.
    private volatile @Nullable Stretch<T> @Nullable [] known;

    @Nullable
    T at(Instant at) {
        var all = known;
        var stretch = all == null ? null : all[slot(at)];
        return stretch != null && stretch.holds(at) ? stretch.value() : null;
    }

    void remember(Instant at, Stretch<T> stretch) {
        var all = known;
        if (all == null) {
            all = empty();
            known = all;
        }
        all[slot(at)] = stretch;
    }

    private static int slot(Instant at) {
        var mixed = Long.hashCode(Math.floorDiv(at.getEpochSecond(), SECONDS_OF_QUARTER)) * 0x9E3779B9;
        return mixed >>> (Integer.SIZE - Integer.numberOfTrailingZeros(REMEMBERED));
    }

    @SuppressWarnings("unchecked")
    private static <T> @Nullable Stretch<T>[] empty() {
        return (Stretch<T>[]) new Stretch<?>[REMEMBERED];
    }
}
