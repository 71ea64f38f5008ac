package io.headgate.routing.simulation;

import io.headgate.routing.core.Bucket;
import io.headgate.routing.core.Counters;
import io.headgate.routing.journal.BucketHash;
import io.headgate.routing.journal.JournalEntry.Glimpse;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The counters as the decisions of one batch see them. */
final class Views {

    private Views() {}

    /** What they really saw: locked counters as they stood, the others as they were glimpsed. */
    record Seen(Track track, Past past, Map<Long, Glimpse> glimpses, int version, Instant now) implements Counters {

        @Override
        public long taken(Bucket bucket) {
            var glimpse = glimpse(bucket);
            return bucket.windowStart().isAfter(now) ? 0 : glimpse == null ? track.taken(bucket) : glimpse.taken();
        }

        @Override
        public @Nullable Instant lastTaken(Bucket bucket) {
            var glimpse = glimpse(bucket);
            return bucket.windowStart().isAfter(now)
                    ? null
                    : glimpse == null ? track.lastTaken(bucket) : glimpse.lastAt();
        }

        @Override
        public @Nullable Instant lastSent(String endpointId, String personKey) {
            return later(track.lastSent(endpointId, personKey), past.lastSent(endpointId, personKey));
        }

        @Override
        public long limit(Bucket bucket, long configured) {
            var glimpse = glimpse(bucket);
            if (glimpse == null) {
                return track.limit(bucket, configured, version);
            }
            var limit = glimpse.limit();
            return limit == null ? configured : limit;
        }

        private @Nullable Glimpse glimpse(Bucket bucket) {
            return glimpses.isEmpty() ? null : glimpses.get(BucketHash.of(bucket));
        }
    }

    /**
     * What they would see in another course of events: its own counters, and of those that were really glimpsed as much
     * too early or too late as then. What turns out to matter has to be looked at again without that.
     */
    static final class Rehearsed implements Counters {

        private final Track track;
        private final Track real;
        private final Past past;
        private final Map<Long, Glimpse> glimpses;
        private final Instant now;
        private final Set<Bucket> lagging = new HashSet<>();

        Rehearsed(Track track, Track real, Past past, Map<Long, Glimpse> glimpses, Instant now) {
            this.track = track;
            this.real = real;
            this.past = past;
            this.glimpses = glimpses;
            this.now = now;
        }

        @Override
        public long taken(Bucket bucket) {
            if (bucket.windowStart().isAfter(now)) {
                return 0;
            }
            var taken = track.taken(bucket);
            var glimpse = glimpses.isEmpty() ? null : glimpses.get(BucketHash.of(bucket));
            if (glimpse != null && glimpse.taken() != real.taken(bucket)) {
                lagging.add(bucket);
                return Math.max(0, taken + glimpse.taken() - real.taken(bucket));
            }
            return taken;
        }

        @Override
        public @Nullable Instant lastTaken(Bucket bucket) {
            return bucket.windowStart().isAfter(now) ? null : track.lastTaken(bucket);
        }

        @Override
        public @Nullable Instant lastSent(String endpointId, String personKey) {
            return later(track.lastSent(endpointId, personKey), past.lastSent(endpointId, personKey));
        }

        boolean lags(Bucket bucket) {
            return lagging.contains(bucket);
        }
    }

    private static @Nullable Instant later(@Nullable Instant a, @Nullable Instant b) {
        return a == null ? b : b == null || a.isAfter(b) ? a : b;
    }
}
