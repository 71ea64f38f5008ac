package io.headgate.portal.audit;

import io.headgate.messaging.event.EventJson;
import io.headgate.portal.config.Utc;
import io.headgate.portal.core.Page;
import io.headgate.service.web.Limits;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The audit log, newest first. */
@RestController
class AuditController {

    private final JdbcClient jdbc;

    AuditController(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record AuditItem(
            long seq,
            Instant at,
            String actor,
            String action,
            String object,
            @Nullable JsonNode before,
            @Nullable JsonNode after,
            @Nullable String ip,
            @Nullable String requestId) {}

    /** What to look for; what is not given is not looked at. */
    record Filter(
            @Nullable String actor,
            @Nullable String action,
            @Nullable String object,

            @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME)
            Instant from,

            @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME)
            Instant to) {}

    @GetMapping("/api/admin/audit")
    Page<AuditItem> list(
            @ParameterObject Filter filter,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable Long cursor) {
        var size = Limits.checked(limit, Page.DEFAULT_LIMIT, Page.MAX_LIMIT);
        var items = jdbc.sql("""
            SELECT * FROM audit_event
             WHERE seq < :cursor
               AND (:actor::text IS NULL OR actor = :actor)
               AND (:action::text IS NULL OR action = :action)
               AND (:object::text IS NULL OR object = :object)
               AND (:from::timestamptz IS NULL OR at >= :from)
               AND (:to::timestamptz IS NULL OR at < :to)
             ORDER BY seq DESC LIMIT :limit
            """)
                .param("cursor", cursor == null ? Long.MAX_VALUE : cursor)
                .param("actor", filter.actor())
                .param("action", filter.action())
                .param("object", filter.object())
                .param("from", Utc.of(filter.from()))
                .param("to", Utc.of(filter.to()))
                .param("limit", size + 1)
                .query(AuditController::item)
                .list();
        return Page.of(items, size, item -> String.valueOf(item.seq()));
    }

    private static AuditItem item(ResultSet row, int index) throws SQLException {
        return new AuditItem(
                row.getLong("seq"),
                Utc.required(row, "at"),
                row.getString("actor"),
                row.getString("action"),
                row.getString("object"),
                json(row.getString("before")),
                json(row.getString("after")),
                row.getString("ip"),
                row.getString("request_id"));
    }

    private static @Nullable JsonNode json(@Nullable String text) {
        return text == null ? null : EventJson.mapper().readTree(text);
    }
}
