package io.headgate.reconciliation.audit;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a person has to settle, because no rule may post it. */
@RestController
class FindingController {

    private static final String LATEST = "SELECT * FROM finding ORDER BY first_at DESC LIMIT 500";

    private final JdbcClient jdbc;

    FindingController(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The latest findings. */
    record Findings(List<FindingView> items) {}

    /** One: COST_MODEL_NOT_PER_LEAD or SOURCE_WITHOUT_CONTRACT, for which source, since which configuration version. */
    record FindingView(String code, String subject, int configVersion, Instant firstAt) {}

    @GetMapping("/internal/findings")
    Findings findings() {
        return new Findings(jdbc.sql(LATEST)
                .query((row, number) -> new FindingView(
                        row.getString("code"),
                        row.getString("subject"),
                        row.getInt("version"),
                        row.getObject("first_at", OffsetDateTime.class).toInstant()))
                .list());
    }
}
