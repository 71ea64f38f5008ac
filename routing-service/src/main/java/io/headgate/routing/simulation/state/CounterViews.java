package io.headgate.routing.simulation.state;

import io.headgate.routing.core.caps.Bucket;
import io.headgate.routing.core.caps.CounterReadings;
import io.headgate.routing.journal.BucketHash;
import io.headgate.routing.journal.JournalEntry.UnlockedRead;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The counters as the decisions of one batch see them. */
public final class CounterViews {

    private CounterViews() {}

    /** What they really saw: locked counters as they stood, the others as they were read without a lock. */
    public record Seen(
            SimulatedState state, SentHistory past, Map<Long, UnlockedRead> unlockedReads, int version, Instant now)
            implements CounterReadings {

        @Override
        public long taken(Bucket bucket) {
            var unlockedRead = unlockedRead(bucket);
            return bucket.windowStart().isAfter(now)
                    ? 0
                    : unlockedRead == null ? state.taken(bucket) : unlockedRead.taken();
        }

        @Override
        public @Nullable Instant lastTaken(Bucket bucket) {
            var unlockedRead = unlockedRead(bucket);
            return bucket.windowStart().isAfter(now)
                    ? null
                    : unlockedRead == null ? state.lastTaken(bucket) : unlockedRead.lastAt();
        }

        @Override
        public @Nullable Instant lastSent(String endpointId, String personKey) {
            return later(state.lastSent(endpointId, personKey), past.lastSent(endpointId, personKey));
        }

        @Override
        public long limit(Bucket bucket, long configured) {
            var unlockedRead = unlockedRead(bucket);
            if (unlockedRead == null) {
                return state.limit(bucket, configured, version);
            }
            var limit = unlockedRead.limit();
            return limit == null ? configured : limit;
        }

        private @Nullable UnlockedRead unlockedRead(Bucket bucket) {
            return unlockedReads.isEmpty() ? null : unlockedReads.get(BucketHash.of(bucket));
        }
    }

    /**
     * What they would see in another course of events: its own counters, and of those that were really read without a lock as much
     * too early or too late as then. What turns out to matter has to be looked at again without that.
     */
    public static final class Projected implements CounterReadings {

        private final SimulatedState state;
        private final SimulatedState real;
        private final SentHistory past;
        private final Map<Long, UnlockedRead> unlockedReads;
        private final Instant now;
        private final Set<Bucket> lagging = new HashSet<>();

        public Projected(
                SimulatedState state,
                SimulatedState real,
                SentHistory past,
                Map<Long, UnlockedRead> unlockedReads,
                Instant now) {
            this.state = state;
            this.real = real;
            this.past = past;
            this.unlockedReads = unlockedReads;
            this.now = now;
        }

        @Override
        public long taken(Bucket bucket) {
            if (bucket.windowStart().isAfter(now)) {
                return 0;
            }
            var taken = state.taken(bucket);
            var unlockedRead = unlockedReads.isEmpty() ? null : unlockedReads.get(BucketHash.of(bucket));
            if (unlockedRead != null && unlockedRead.taken() != real.taken(bucket)) {
                lagging.add(bucket);
                return Math.max(0, taken + unlockedRead.taken() - real.taken(bucket));
            }
            return taken;
        }

        @Override
        public @Nullable Instant lastTaken(Bucket bucket) {
            return bucket.windowStart().isAfter(now) ? null : state.lastTaken(bucket);
        }

        @Override
        public @Nullable Instant lastSent(String endpointId, String personKey) {
            return later(state.lastSent(endpointId, personKey), past.lastSent(endpointId, personKey));
        }

        public boolean lags(Bucket bucket) {
            return lagging.contains(bucket);
        }
    }

    private static @Nullable Instant later(@Nullable Instant a, @Nullable Instant b) {
        return a == null ? b : b == null || a.isAfter(b) ? a : b;
    }
}
