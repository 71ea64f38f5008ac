package io.headgate.benchmarks.decide.generated;

import io.headgate.model.config.ConfigDocument;
import io.headgate.model.portal.v1.PauseChanged;
import io.headgate.routing.core.caps.Bucket;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happened so far in a generated network: every counter, pause and breaker has a value of its own, always the same. */
public final class GeneratedHistory {

    public static final int PERSONS = 200;

    /** The moments at which leads are decided: office hours, a night, a Saturday and a federal holiday. */
    public static final List<Instant> MOMENTS = List.of(
            Instant.parse("2026-03-03T16:30:00Z"),
            Instant.parse("2026-03-03T20:05:00Z"),
            Instant.parse("2026-03-04T19:10:00Z"),
            Instant.parse("2026-03-05T15:45:00Z"),
            Instant.parse("2026-03-06T21:20:00Z"),
            Instant.parse("2026-03-04T04:40:00Z"),
            Instant.parse("2026-03-07T17:05:00Z"),
            Instant.parse("2026-02-16T18:00:00Z"));

    private static final Instant LATELY = Instant.parse("2026-02-20T15:00:00Z");
    private static final Instant LONG_AGO = Instant.parse("2025-11-02T15:00:00Z");
    private static final Instant BEFORE_ALL = Instant.parse("2026-02-01T00:00:00Z");
    private static final Instant AFTER_ALL = Instant.parse("2026-04-01T00:00:00Z");
    private static final long TEN = 10_000_000L;

    private final SeededDraw draw;
    private final Map<String, PauseChanged> pauses = new HashMap<>();
    private final Map<String, String> broken = new HashMap<>();

    public GeneratedHistory(long seed, ConfigDocument document) {
        draw = new SeededDraw(seed);
        for (var client : document.clients()) {
            for (var endpoint : client.endpoints()) {
                var id = endpoint.id();
                if (draw.percent(21, id.hashCode()) < 2) {
                    pauses.put(id, pause(id));
                }
                if (draw.percent(22, id.hashCode()) < 1) {
                    broken.put(id, "failing");
                }
            }
        }
    }

    private PauseChanged pause(String id) {
        var until =
                switch (draw.below(23, id.hashCode(), 3)) {
                    case 0 -> null;
                    case 1 -> MOMENTS.getFirst();
                    default -> AFTER_ALL;
                };
        return new PauseChanged(PauseChanged.Target.ENDPOINT, id, true, "test", until, BEFORE_ALL, "test");
    }

    public Map<String, PauseChanged> pauses() {
        return pauses;
    }

    public Map<String, String> broken() {
        return broken;
    }

    /** Leads or micros; most caps have room. */
    public long taken(Bucket bucket) {
        if (bucket.key().text().contains(":money:")) {
            return TEN * draw.below(24, index(bucket), 210);
        }
        return draw.below(24, index(bucket), bucket.key().text().startsWith("step:") ? 12 : 24);
    }

    @Nullable
    public Instant lastTaken(Bucket bucket) {
        return taken(bucket) == 0 ? null : bucket.windowStart().plusSeconds(draw.below(25, index(bucket), 3));
    }

    private static long index(Bucket bucket) {
        return bucket.key().text().hashCode() * 31L + bucket.windowStart().getEpochSecond();
    }

    public static String person(int number) {
        return "p" + number;
    }

    /** When the endpoint was sent the person, by the key that the engine asks with. */
    @Nullable
    public Instant lastSent(String endpointId, String personKey) {
        var chance = draw.percent(26, endpointId.hashCode() * 31L + personKey.hashCode());
        return chance < 10 ? LATELY : chance < 20 ? LONG_AGO : null;
    }
}
