package io.headgate.portal.leads;

import io.headgate.portal.config.Utc;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/** What the list of leads is narrowed to. Several values of one field, separated by commas, mean any of them. */
record LeadFilter(
        @Nullable String source,
        @Nullable String endpoint,
        @Nullable String client,
        @Nullable String outcome,
        @Nullable String reason,
        @Nullable String service_line,
        @Nullable String state,
        @Nullable Boolean test,

        @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME)
        Instant from,

        @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME)
        Instant to,

        @Nullable String q) {

    /** The filter as SQL conditions over lead_view, and the values that go with them. */
    record Sql(List<String> conditions, Map<String, Object> values) {}

    Sql sql() {
        var conditions = new ArrayList<String>();
        var values = new LinkedHashMap<String, Object>();
        any("source_id", source, conditions, values);
        any("endpoint_id", endpoint, conditions, values);
        any("client_id", client, conditions, values);
        any("status", outcome == null ? null : outcome.toUpperCase(Locale.ROOT), conditions, values);
        any("reason", reason == null ? null : reason.toUpperCase(Locale.ROOT), conditions, values);
        any("service_line", service_line, conditions, values);
        any("state", state == null ? null : state.toUpperCase(Locale.ROOT), conditions, values);
        if (test != null) {
            conditions.add("test = :test");
            values.put("test", test);
        }
        if (from != null) {
            conditions.add("received_at >= :from");
            values.put("from", Utc.of(from));
        }
        if (to != null) {
            conditions.add("received_at < :to");
            values.put("to", Utc.of(to));
        }
        if (q != null && !q.isBlank()) {
            byId(q, conditions, values);
        }
        return new Sql(conditions, values);
    }

    private static void byId(String q, List<String> conditions, Map<String, Object> values) {
        var range = LeadIdRange.of(q);
        if (range.isEmpty()) {
            conditions.add("false");
            return;
        }
        conditions.add("lead_id BETWEEN :idFrom AND :idTo");
        values.put("idFrom", range.get().from());
        values.put("idTo", range.get().to());
    }

    private static void any(
            String column, @Nullable String written, List<String> conditions, Map<String, Object> values) {
        if (written == null || written.isBlank()) {
            return;
        }
        conditions.add(column + " IN (:" + column + ")");
        values.put(column, List.of(written.strip().split("\\s*,\\s*")));
    }
}
