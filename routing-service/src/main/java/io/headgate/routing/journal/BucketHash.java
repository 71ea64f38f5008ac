package io.headgate.routing.journal;

import io.headgate.routing.core.caps.Bucket;

/** A counter's name in eight bytes: enough to find it again among the few that one batch reads. */
public final class BucketHash {

    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private BucketHash() {}

    /** FNV-1a, because what is stored must be found again by every later release. */
    public static long of(Bucket bucket) {
        return of(bucket.key().text()) * PRIME ^ bucket.windowStart().getEpochSecond();
    }

    public static long of(String text) {
        var hash = OFFSET;
        for (var i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        return hash;
    }
}
