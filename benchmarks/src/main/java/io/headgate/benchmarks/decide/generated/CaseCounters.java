package io.headgate.benchmarks.decide.generated;

import io.headgate.routing.core.caps.Bucket;
import io.headgate.routing.core.caps.CounterReadings;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The counters of one lead in memory, as routing has them when it decides: those that the decision needs were read
 * before it. What is asked for the first time comes from the world and is kept.
 */
final class CaseCounters implements CounterReadings {

    private record Sent(String endpointId, String personKey) {}

    private record Count(long taken, @Nullable Instant last) {}

    private record Sending(@Nullable Instant at) {}

    private final GeneratedHistory world;
    private final Map<Bucket, Count> counts = new HashMap<>();
    private final Map<Sent, Sending> sent = new HashMap<>();

    CaseCounters(GeneratedHistory world) {
        this.world = world;
    }

    /** The same values in counters of their own, as they come from the database before each decision. */
    CaseCounters justRead() {
        var fresh = new CaseCounters(world);
        counts.forEach((bucket, count) -> fresh.counts.put(copy(bucket), new Count(count.taken(), copy(count.last()))));
        sent.forEach((who, when) ->
                fresh.sent.put(new Sent(copy(who.endpointId()), copy(who.personKey())), new Sending(copy(when.at()))));
        return fresh;
    }

    private static Bucket copy(Bucket bucket) {
        return Bucket.stored(copy(bucket.key().text()), copied(bucket.windowStart()));
    }

    private static String copy(String text) {
        return new String(text.toCharArray());
    }

    private static @Nullable Instant copy(@Nullable Instant at) {
        return at == null ? null : copied(at);
    }

    private static Instant copied(Instant at) {
        return Instant.ofEpochSecond(at.getEpochSecond(), at.getNano());
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
