package io.headgate.benchmarks.decide;

import io.headgate.routing.core.Bucket;
import io.headgate.routing.core.Counters;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The counters of one lead in memory, as routing has them when it decides: those that the decision needs were read
 * before it. What is asked for the first time comes from the world and is kept.
 */
final class CaseCounters implements Counters {

    private record Sent(String endpointId, String personKey) {}

    private record Count(long taken, @Nullable Instant last) {}

    private record Sending(@Nullable Instant at) {}

    private final World world;
    private final Map<Bucket, Count> counts = new HashMap<>();
    private final Map<Sent, Sending> sent = new HashMap<>();

    CaseCounters(World world) {
        this.world = world;
    }

    private Count count(Bucket bucket) {
        return counts.computeIfAbsent(bucket, key -> new Count(world.taken(key), world.lastTaken(key)));
    }

    @Override
    public long taken(Bucket bucket) {
        return count(bucket).taken();
    }

    @Override
    public @Nullable Instant lastTaken(Bucket bucket) {
        return count(bucket).last();
    }

    @Override
    public @Nullable Instant lastSent(String endpointId, String personKey) {
        return sent.computeIfAbsent(
                        new Sent(endpointId, personKey),
                        key -> new Sending(world.lastSent(key.endpointId(), key.personKey())))
                .at();
    }
}
