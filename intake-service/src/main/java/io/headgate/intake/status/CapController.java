package io.headgate.intake.status;

import io.headgate.intake.config.LiveSources;
import io.headgate.intake.core.claim.CapClaim;
import io.headgate.intake.core.reading.SourceTerms;
import io.headgate.model.config.Cap;
import io.headgate.model.config.CapUnit;
import io.headgate.model.shared.Money;
import io.headgate.service.web.Limits;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How much of each source's caps is taken in the window of this moment. */
@RestController
class CapController {

    private static final int MAX_SOURCES = 500;

    private static final String TAKEN = """
        SELECT source_id, cap, window_start, taken FROM source_cap WHERE window_end > :now AND source_id = ANY(:sources)
        """;

    private final LiveSources sources;
    private final JdbcClient jdbc;
    private final Clock clock;

    CapController(LiveSources sources, JdbcClient jdbc, Clock clock) {
        this.sources = sources;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One page of cap meters. */
    record Page(List<Meter> items, @Nullable String nextCursor) {}

    /** One cap in one window; money as decimal strings. */
    record Meter(
            String owner,
            String ownerId,
            String per,
            String unit,
            Object limit,
            Object taken,
            Instant windowStart,
            Instant windowEnd,
            String timeZone) {}

    private record Bucket(String sourceId, String cap, Instant start) {}

    @GetMapping("/internal/caps")
    Page caps(
            @RequestParam(required = false) @Nullable List<String> source,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "100") int limit) {
        var page = Limits.checked(limit, MAX_SOURCES);
        var chosen = sources.directory().sorted().stream()
                .filter(terms -> source == null || source.contains(terms.sourceId()))
                .filter(terms -> cursor == null || terms.sourceId().compareTo(cursor) > 0)
                .limit(page + 1L)
                .toList();
        var shown = chosen.stream().limit(page).toList();
        var next = chosen.size() > page ? shown.getLast().sourceId() : null;
        return new Page(meters(shown, clock.instant()), next);
    }

    private List<Meter> meters(List<SourceTerms> shown, Instant now) {
        var taken = taken(shown, now);
        var meters = new ArrayList<Meter>();
        for (var terms : shown) {
            terms.caps().forEach(cap -> meters.add(meter(terms, cap, now, taken)));
        }
        return meters;
    }

    private Map<Bucket, Long> taken(List<SourceTerms> shown, Instant now) {
        var taken = new HashMap<Bucket, Long>();
        jdbc.sql(TAKEN)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("sources", shown.stream().map(SourceTerms::sourceId).toArray(String[]::new))
                .query(rs -> {
                    var start = rs.getObject("window_start", java.time.OffsetDateTime.class)
                            .toInstant();
                    taken.put(new Bucket(rs.getString("source_id"), rs.getString("cap"), start), rs.getLong("taken"));
                });
        return taken;
    }

    private static Meter meter(SourceTerms terms, Cap cap, Instant now, Map<Bucket, Long> taken) {
        var claim = CapClaim.of(cap, terms, now);
        var units = taken.getOrDefault(
                new Bucket(terms.sourceId(), claim.cap(), claim.window().start()), 0L);
        return new Meter(
                "source",
                terms.sourceId(),
                cap.per().name().toLowerCase(Locale.ROOT),
                cap.unit().name().toLowerCase(Locale.ROOT),
                shown(cap, claim.limit(), terms),
                shown(cap, units, terms),
                claim.window().start(),
                claim.window().end(),
                terms.zone().getId());
    }

    private static Object shown(Cap cap, long units, SourceTerms terms) {
        return cap.unit() == CapUnit.MONEY ? new Money(units, terms.cost().currency()).amount() : (Object) units;
    }
}
