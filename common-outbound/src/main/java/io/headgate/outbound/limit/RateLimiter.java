package io.headgate.outbound.limit;

import java.time.Duration;

/** A token bucket: so many a second, with at most one second's worth at once. The time is an argument. */
public final class RateLimiter {

    private static final double SECOND = Duration.ofSeconds(1).toNanos();
    private static final long RAMP = Duration.ofSeconds(10).toNanos();

    private final int perSecond;
    private double tokens;
    private long at;
    private long rampUntil;

    public RateLimiter(int perSecond, long now) {
        this.perSecond = perSecond;
        this.tokens = perSecond;
        this.at = now;
        this.rampUntil = now;
    }

    /** Takes one token, if there is one. */
    public synchronized boolean tryAcquire(long now) {
        var perNano = (now - rampUntil < 0 ? perSecond / 2.0 : perSecond) / SECOND;
        tokens = Math.min(Math.max(1, perSecond), tokens + Math.max(0, now - at) * perNano);
        at = now;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }

    /** Gives back the token of a call that was not made. */
    public synchronized void release() {
        tokens++;
    }

    /** Half the rate for ten seconds: a receiver that just recovered gets no burst. */
    public synchronized void ramp(long now) {
        rampUntil = now + RAMP;
        tokens = Math.min(tokens, Math.max(1, perSecond / 2.0));
    }

    public int perSecond() {
        return perSecond;
    }
}
