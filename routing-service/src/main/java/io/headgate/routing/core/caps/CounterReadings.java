package io.headgate.routing.core.caps;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happened so far, as the decision may see it. What was never counted is zero. */
public interface CounterReadings {

    long taken(Bucket bucket);

    /** When the counter was last raised, null when that is not known. */
    @Nullable
    Instant lastTaken(Bucket bucket);

    /** When the endpoint was last sent this person, null when never. */
    @Nullable
    Instant lastSent(String endpointId, String personKey);

    /** The limit in force: the configured one, unless a copy with newer configuration already set another. */
    default long limit(Bucket bucket, long configured) {
        return configured;
    }

    /** A world in which nothing happened yet. */
    CounterReadings NOTHING = new CounterReadings() {
        @Override
        public long taken(Bucket bucket) {
            return 0;
        }

        @Override
        public @Nullable Instant lastTaken(Bucket bucket) {
            return null;
        }

        @Override
        public @Nullable Instant lastSent(String endpointId, String personKey) {
            return null;
        }
    };
}
