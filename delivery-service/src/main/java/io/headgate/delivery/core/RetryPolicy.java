package io.headgate.delivery.core;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long to wait before the next attempt. Jitter is only ever added, so neither the schedule nor a receiver's
 * {@code Retry-After} is undercut; randomness is an argument, so every path can be tested.
 */
public record RetryPolicy(List<Duration> schedule) {

    /** Tight at first, because a lead loses its value within minutes; the last step repeats until the lead is too old. */
    public static final RetryPolicy STANDARD = new RetryPolicy(List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(15),
            Duration.ofSeconds(45),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(4),
            Duration.ofHours(8),
            Duration.ofHours(12)));

    /** The longest a receiver may ask us to wait. */
    public static final Duration LONGEST_RETRY_AFTER = Duration.ofHours(2);

    private static final Duration ONE_SECOND = Duration.ofSeconds(1);
    private static final int JITTER_SHARE = 10;

    public RetryPolicy {
        schedule = List.copyOf(schedule);
        if (schedule.isEmpty()) {
            throw new IllegalArgumentException("a retry schedule needs at least one step");
        }
    }

    /** The policy of an endpoint that lists its own delays, or the standard one. */
    public static RetryPolicy of(List<Duration> backoff) {
        return backoff.isEmpty() ? STANDARD : new RetryPolicy(backoff);
    }

    /** The documented minimum after that many failed attempts (at least 1). */
    public Duration scheduled(int failedAttempts) {
        return schedule.get(Math.clamp(failedAttempts - 1L, 0, schedule.size() - 1));
    }

    /**
     * The wait before the next attempt, or empty when the lead would be too old by then.
     *
     * @param failedAttempts attempts already made, at least 1
     * @param retryAfter what the receiver asked for; honoured between the schedule and the smaller of two hours and
     *     the remaining age
     * @param remaining time until the lead is too old
     * @param jitter in [0, 1)
     */
    public Optional<Duration> delay(
            int failedAttempts, @Nullable Duration retryAfter, Duration remaining, double jitter) {
        var scheduled = scheduled(failedAttempts);
        if (scheduled.compareTo(remaining) > 0) {
            return Optional.empty();
        }
        var base = retryAfter == null ? scheduled : clamp(retryAfter, scheduled, remaining);
        var jittered = base.plusNanos((long) (longestJitter(base).toNanos() * jitter));
        return Optional.of(min(jittered, remaining));
    }

    /** The most that jitter may add: a tenth, but at least a second; never more than a sub-second delay itself. */
    public static Duration longestJitter(Duration delay) {
        if (delay.compareTo(ONE_SECOND) < 0) {
            return delay;
        }
        var tenth = delay.dividedBy(JITTER_SHARE);
        return tenth.compareTo(ONE_SECOND) > 0 ? tenth : ONE_SECOND;
    }

    private static Duration clamp(Duration asked, Duration scheduled, Duration remaining) {
        var most = min(LONGEST_RETRY_AFTER, remaining);
        var atMost = min(asked, most);
        return atMost.compareTo(scheduled) > 0 ? atMost : scheduled;
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
