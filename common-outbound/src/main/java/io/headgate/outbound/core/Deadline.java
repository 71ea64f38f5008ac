package io.headgate.outbound.core;

import java.time.Duration;

/**
 * The moment by which a call must be over, on the clock of {@link System#nanoTime}. It is made once, where the work
 * begins, and handed down; a step may shorten it and never lengthen it.
 *
 * @param total the time that was granted at the beginning, for messages
 */
public record Deadline(Duration total, long endNanos) {

    /** A deadline this long after now. */
    public static Deadline after(Duration total, long nowNanos) {
        return new Deadline(total, nowNanos + total.toNanos());
    }

    /** The time that is left; zero when it is over. */
    public Duration remaining(long nowNanos) {
        return Duration.ofNanos(Math.max(0, endNanos - nowNanos));
    }

    /** Whether no time is left. */
    public boolean isOver(long nowNanos) {
        return endNanos - nowNanos <= 0;
    }

    /** This deadline, or the given time from now when that is sooner. */
    public Deadline within(Duration limit, long nowNanos) {
        var shorter = after(limit, nowNanos);
        return shorter.endNanos - endNanos < 0 ? shorter : this;
    }
}
