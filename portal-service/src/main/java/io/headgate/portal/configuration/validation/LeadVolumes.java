package io.headgate.portal.configuration.validation;

import io.headgate.config.lint.RecentVolumes;
import io.headgate.portal.config.Utc;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts the leads of the last thirty days by place and service line, in the portal's own read model. */
@Component
class LeadVolumes {

    private static final Duration WINDOW = Duration.ofDays(30);

    private record Cell(String zip, String serviceLine) {}

    private final JdbcClient jdbc;

    LeadVolumes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The volumes up to a moment. Nothing is counted before somebody asks: most documents leave no place uncovered. */
    RecentVolumes upTo(Instant now) {
        return new RecentVolumes() {
            private @Nullable Map<Cell, Long> counted;

            @Override
            public long leads(String zip, String serviceLine) {
                if (counted == null) {
                    counted = count(now);
                }
                return counted.getOrDefault(new Cell(zip, serviceLine), 0L);
            }
        };
    }

    private Map<Cell, Long> count(Instant now) {
        var counts = new HashMap<Cell, Long>();
        jdbc.sql("""
            SELECT zip, service_line, count(*) AS leads
              FROM lead_view
             WHERE received_at >= :from AND received_at < :to
               AND zip IS NOT NULL AND service_line IS NOT NULL AND NOT test
             GROUP BY zip, service_line
            """)
                .param("from", Utc.of(now.minus(WINDOW)))
                .param("to", Utc.of(now))
                .query((row, _) -> {
                    var leads = row.getLong("leads");
                    counts.put(new Cell(row.getString("zip"), row.getString("service_line")), leads);
                    return leads;
                })
                .list();
        return counts;
    }
}
