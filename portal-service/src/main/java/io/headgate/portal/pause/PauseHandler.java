package io.headgate.portal.pause;

import io.headgate.messaging.outbox.Outbox;
import io.headgate.model.portal.v1.PauseChanged;
import io.headgate.model.portal.v1.PauseChanged.Target;
import io.headgate.model.shared.Topics;
import io.headgate.portal.config.Utc;
import io.headgate.portal.core.AuditLog;
import io.headgate.portal.core.CurrentActor;
import io.headgate.portal.live.Revisions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps a pause, announces it and writes it into the audit log, all or nothing. */
@Component
class PauseHandler {

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final AuditLog audit;
    private final CurrentActor actor;
    private final Revisions revisions;
    private final Clock clock;

    PauseHandler(JdbcClient jdbc, Outbox outbox, AuditLog audit, CurrentActor actor, Revisions revisions, Clock clock) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.audit = audit;
        this.actor = actor;
        this.revisions = revisions;
        this.clock = clock;
    }

    @Transactional
    public PauseChanged change(
            Target target, String id, boolean paused, @Nullable String reason, @Nullable Instant until) {
        var change = new PauseChanged(
                target,
                id,
                paused,
                reason,
                until,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                actor.name(),
                revisions.next(PauseChanged.keyOf(target, id)));
        jdbc.sql("""
            INSERT INTO pause (target, id, paused, reason, until, changed_at, changed_by, revision)
            VALUES (:target, :id, :paused, :reason, :until, :at, :by, :revision)
            ON CONFLICT (target, id) DO UPDATE
               SET paused = excluded.paused, reason = excluded.reason, until = excluded.until,
                   changed_at = excluded.changed_at, changed_by = excluded.changed_by,
                   revision = excluded.revision
            """)
                .param("target", target.name())
                .param("id", id)
                .param("paused", paused)
                .param("reason", reason)
                .param("until", Utc.of(until))
                .param("at", Utc.of(change.at()))
                .param("by", change.by())
                .param("revision", change.revision())
                .update();
        outbox.append(Topics.CONFIG, change);
        var kind = target.name().toLowerCase(Locale.ROOT);
        audit.recordAction(kind + (paused ? ".pause" : ".resume"), kind + ":" + id, null, change);
        return change;
    }
}
