package io.headgate.routing.core.time;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Caches values that hold over a range of time. A value that is missing is computed again with the same result, so the
 * cache only saves work. It is safe for any number of threads.
 */
public final class TimeRangeCache<T> {

    /** What holds from a moment until another. */
    public record TimeRange<T>(Instant from, Instant until, T value) {

        boolean holds(Instant at) {
            return !at.isBefore(from) && at.isBefore(until);
        }
    }

    // Every time zone changes its offset on a quarter of an hour, so a quarter never lies in two ranges of a calendar.
    private static final int SECONDS_OF_QUARTER = 15 * 60;
    private static final int REMEMBERED = 8;

    // Immutable entries, so a thread sees one whole or not at all.
    private volatile @Nullable TimeRange<T> @Nullable [] known;

    @Nullable
    public T valueAt(Instant at) {
        var all = known;
        var range = all == null ? null : all[slot(at)];
        return range != null && range.holds(at) ? range.value() : null;
    }

    public void remember(Instant at, TimeRange<T> range) {
        var all = known;
        if (all == null) {
            all = empty();
            known = all;
        }
        all[slot(at)] = range;
    }

    private static int slot(Instant at) {
        var mixed = Long.hashCode(Math.floorDiv(at.getEpochSecond(), SECONDS_OF_QUARTER)) * 0x9E3779B9;
        return mixed >>> (Integer.SIZE - Integer.numberOfTrailingZeros(REMEMBERED));
    }

    @SuppressWarnings("unchecked")
    private static <T> @Nullable TimeRange<T>[] empty() {
        return (TimeRange<T>[]) new TimeRange<?>[REMEMBERED];
    }
}
