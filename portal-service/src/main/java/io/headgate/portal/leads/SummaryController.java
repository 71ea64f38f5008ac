package io.headgate.portal.leads;

import io.headgate.portal.config.Utc;
import io.headgate.service.web.FieldProblem;
import io.headgate.service.web.ProblemCode;
import io.headgate.service.web.ProblemException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The last minutes in figures; what waits, held or in review, is all that waits now, whenever it was received. Tests count
 * nowhere. An answer is reused for two seconds, however many people look.
 */
@RestController
class SummaryController {

    private static final int LONGEST = 24 * 60;
    private static final int TOP_REASONS = 12;
    private static final Duration FRESH = Duration.ofSeconds(2);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Map<Integer, Kept> kept = new ConcurrentHashMap<>();

    SummaryController(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Kept(Instant at, Summary summary) {}

    /**
     * The figures.
     *
     * @param from received since; what waits is counted whenever it came
     * @param unconfirmed leads with a delivery in doubt
     * @param acceptedLate leads that an endpoint accepted after their delivery to it had ended without it
     */
    record Summary(
            Instant from,
            long received,
            long delivered,
            long rejected,
            long held,
            long review,
            long unconfirmed,
            long acceptedLate,
            List<Minute> byMinute,
            @Nullable Long p50Ms,
            @Nullable Long p95Ms,
            List<ReasonCount> reasons) {}

    record Minute(Instant minute, long received, long delivered, long rejected, long held) {}

    record ReasonCount(String reason, long count) {}

    private record Totals(
            long received,
            long delivered,
            long rejected,
            long held,
            long review,
            @Nullable Long p50,
            @Nullable Long p95) {}

    @GetMapping("/api/admin/summary")
    Summary summary(@RequestParam(defaultValue = "60") int minutes) {
        if (minutes < 1 || minutes > LONGEST) {
            throw new ProblemException(
                    ProblemCode.BAD_PARAMETER,
                    "Some parameters are not right.",
                    List.of(new FieldProblem("minutes", "OUT_OF_RANGE", "A whole number from 1 to " + LONGEST + ".")));
        }
        var now = clock.instant();
        return kept.compute(
                        minutes,
                        (_, known) -> known != null && known.at().plus(FRESH).isAfter(now)
                                ? known
                                : new Kept(now, counted(minutes, now)))
                .summary();
    }

    private Summary counted(int minutes, Instant now) {
        var from = now.truncatedTo(ChronoUnit.MINUTES).minus(minutes - 1L, ChronoUnit.MINUTES);
        var totals = totals(from);
        return new Summary(
                from,
                totals.received(),
                totals.delivered(),
                totals.rejected(),
                totals.held(),
                totals.review(),
                waiting("unconfirmed"),
                waiting("accepted_late"),
                byMinute(from, minutes),
                totals.p50(),
                totals.p95(),
                reasons(from));
    }

    /** All that wait for somebody to look at them, whenever they came. */
    private long waiting(String column) {
        return jdbc.sql("SELECT count(*) FROM lead_view WHERE " + column + " AND NOT test")
                .query(Long.class)
                .single();
    }

    private Totals totals(Instant from) {
        return jdbc.sql("""
            SELECT count(*) AS received,
                   count(*) FILTER (WHERE status IN ('DELIVERED', 'RETURNED', 'CONVERTED')) AS delivered,
                   count(*) FILTER (WHERE status = 'REJECTED') AS rejected,
                   (SELECT count(*) FROM lead_view WHERE status = 'HELD' AND NOT test) AS held,
                   (SELECT count(*) FROM lead_view WHERE status = 'REVIEW' AND NOT test) AS review,
                   percentile_cont(ARRAY[0.5, 0.95]) WITHIN GROUP
                       (ORDER BY extract(epoch FROM delivered_at - received_at) * 1000) AS latency
              FROM lead_view WHERE received_at >= :from AND NOT test
            """)
                .param("from", Utc.of(from))
                .query(SummaryController::totals)
                .single();
    }

    private static Totals totals(ResultSet row, int index) throws SQLException {
        var array = row.getArray("latency");
        var latency = array == null ? new Double[] {null, null} : (Double[]) array.getArray();
        return new Totals(
                row.getLong("received"),
                row.getLong("delivered"),
                row.getLong("rejected"),
                row.getLong("held"),
                row.getLong("review"),
                rounded(latency[0]),
                rounded(latency[1]));
    }

    private static @Nullable Long rounded(@Nullable Double millis) {
        return millis == null ? null : Math.round(millis);
    }

    private List<Minute> byMinute(Instant from, int minutes) {
        var counted = jdbc
                .sql("""
                    SELECT date_trunc('minute', received_at, 'UTC') AS minute, count(*) AS received,
                           count(*) FILTER (WHERE status IN ('DELIVERED', 'RETURNED', 'CONVERTED')) AS delivered,
                           count(*) FILTER (WHERE status = 'REJECTED') AS rejected,
                           count(*) FILTER (WHERE status IN ('HELD', 'REVIEW')) AS held
                      FROM lead_view WHERE received_at >= :from AND NOT test GROUP BY 1
                    """)
                .param("from", Utc.of(from))
                .query((row, _) -> new Minute(
                        Utc.required(row, "minute"),
                        row.getLong("received"),
                        row.getLong("delivered"),
                        row.getLong("rejected"),
                        row.getLong("held")))
                .list()
                .stream()
                .collect(Collectors.toMap(Minute::minute, Function.identity()));
        var series = new ArrayList<Minute>(minutes);
        for (int i = 0; i < minutes; i++) {
            var minute = from.plus(i, ChronoUnit.MINUTES);
            series.add(counted.getOrDefault(minute, new Minute(minute, 0, 0, 0, 0)));
        }
        return series;
    }

    private List<ReasonCount> reasons(Instant from) {
        return jdbc.sql("""
            SELECT reason, count(*) AS count FROM lead_view
             WHERE received_at >= :from AND status = 'REJECTED' AND reason IS NOT NULL AND NOT test
             GROUP BY reason ORDER BY count(*) DESC, reason LIMIT :top
            """)
                .param("from", Utc.of(from))
                .param("top", TOP_REASONS)
                .query((row, _) -> new ReasonCount(row.getString("reason"), row.getLong("count")))
                .list();
    }
}
