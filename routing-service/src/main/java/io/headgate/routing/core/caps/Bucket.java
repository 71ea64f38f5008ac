package io.headgate.routing.core.caps;

import java.time.Instant;

/** Names one counter: what is counted, and the start of the window it is counted in. */
public record Bucket(CounterKey key, Instant windowStart) {

    /** The bucket whose key was stored as this text. */
    public static Bucket stored(String key, Instant windowStart) {
        return new Bucket(CounterKey.stored(key), windowStart);
    }
}
