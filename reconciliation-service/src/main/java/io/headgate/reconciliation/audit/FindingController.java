package io.headgate.reconciliation.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.headgate.reconciliation.web.PageCursor;
import io.headgate.service.web.Limits;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a person has to settle, because no rule may post it. */
@RestController
class FindingController {

    private static final int MOST = 500;

    // The table has no id of its own: what makes a finding one makes one here, for the cursor.
    private static final String PAGE = """
        SELECT * FROM (SELECT *, md5(code || '|' || subject || '|' || version)::uuid AS id FROM finding) f
         WHERE (first_at, id) < (:beforeTime, :beforeId)
         ORDER BY first_at DESC, id DESC
         LIMIT :limit
        """;

    private final JdbcClient jdbc;

    FindingController(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One page of findings, the latest first; no cursor means that it is the last. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Findings(
            List<FindingView> items, long total, @Nullable String nextCursor) {}

    /** One: COST_MODEL_NOT_PER_LEAD or SOURCE_WITHOUT_CONTRACT, for which source, since which configuration version. */
    record FindingView(String code, String subject, int configVersion, Instant firstAt, String detail) {}

    private record Row(FindingView view, PageCursor cursor) {}

    @GetMapping("/internal/findings")
    Findings findings(
            @RequestParam(defaultValue = "100") int limit, @RequestParam(required = false) @Nullable String cursor) {
        var after = PageCursor.of(cursor);
        var size = Limits.checked(limit, MOST);
        var rows = jdbc.sql(PAGE)
                .param("beforeTime", after.time().atOffset(ZoneOffset.UTC))
                .param("beforeId", after.id())
                .param("limit", size + 1)
                .query((row, _) -> read(row))
                .list();
        var items = rows.stream().limit(size).toList();
        long total = jdbc.sql("SELECT count(*) FROM finding").query(Long.class).single();
        return new Findings(
                items.stream().map(Row::view).toList(),
                total,
                rows.size() > size ? items.getLast().cursor().toString() : null);
    }

    private static Row read(ResultSet row) throws SQLException {
        var code = row.getString("code");
        var at = row.getObject("first_at", OffsetDateTime.class).toInstant();
        return new Row(
                new FindingView(code, row.getString("subject"), row.getInt("version"), at, detail(code)),
                new PageCursor(at, row.getObject("id", UUID.class)));
    }

    private static String detail(String code) {
        return switch (code) {
            case "COST_MODEL_NOT_PER_LEAD" ->
                "Leads of this source were sold under a cost model that is not kept account of: nothing was booked for"
                        + " them.";
            case "SOURCE_WITHOUT_CONTRACT" ->
                "Leads of this source were sold under a version that has no contract with it: nothing was booked for"
                        + " them.";
            default -> "No rule may post this; a person has to settle it.";
        };
    }
}
