package io.headgate.portal.audit;

import io.headgate.messaging.event.EventJson;
import io.headgate.messaging.event.TraceContext;
import io.headgate.portal.config.Utc;
import io.headgate.portal.core.AuditLog;
import io.headgate.portal.core.CurrentActor;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Adds audit entries to their table; no statement of the portal changes or deletes one. */
@Component
class JdbcAuditLog implements AuditLog {

    private final JdbcClient jdbc;
    private final CurrentActor actor;
    private final Clock clock;

    JdbcAuditLog(JdbcClient jdbc, CurrentActor actor, Clock clock) {
        this.jdbc = jdbc;
        this.actor = actor;
        this.clock = clock;
    }

    @Override
    public void recordAction(String action, String object, @Nullable Object before, @Nullable Object after) {
        jdbc.sql("""
            INSERT INTO audit_event (at, actor, action, object, before, after, ip, request_id)
            VALUES (:at, :actor, :action, :object, :before::jsonb, :after::jsonb, :ip, :requestId)
            """)
                .param("at", Utc.of(clock.instant()))
                .param("actor", actor.name())
                .param("action", action)
                .param("object", object)
                .param("before", json(before))
                .param("after", json(after))
                .param("ip", address())
                .param("requestId", TraceContext.current().traceId())
                .update();
    }

    private static @Nullable String json(@Nullable Object value) {
        return value == null ? null : EventJson.mapper().writeValueAsString(value);
    }

    private static @Nullable String address() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? attributes.getRequest().getRemoteAddr()
                : null;
    }
}
