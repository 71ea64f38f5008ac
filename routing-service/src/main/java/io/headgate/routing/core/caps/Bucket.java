package io.headgate.routing.core.caps;

import java.time.Instant;

/** Names one counter: what is counted, and the start of the window it is counted in. */
public record Bucket(String key, Instant windowStart) {}
