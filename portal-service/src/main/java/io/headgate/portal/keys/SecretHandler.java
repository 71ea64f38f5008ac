package io.headgate.portal.keys;

import io.headgate.messaging.outbox.Outbox;
import io.headgate.model.person.Sealed;
import io.headgate.model.portal.v1.SecretChanged;
import io.headgate.model.shared.Topics;
import io.headgate.portal.config.Utc;
import io.headgate.portal.core.AuditLog;
import io.headgate.portal.core.CurrentActor;
import io.headgate.portal.live.Revisions;
import io.headgate.service.crypto.SecretSealer;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps secrets sealed, with the one before for the time of a rotation; a value is never read back to anybody. */
@Component
class SecretHandler {

    private final JdbcClient jdbc;
    private final SecretSealer sealer;
    private final Outbox outbox;
    private final AuditLog audit;
    private final CurrentActor actor;
    private final Revisions revisions;
    private final Clock clock;

    SecretHandler(
            JdbcClient jdbc,
            SecretSealer sealer,
            Outbox outbox,
            AuditLog audit,
            CurrentActor actor,
            Revisions revisions,
            Clock clock) {
        this.jdbc = jdbc;
        this.sealer = sealer;
        this.outbox = outbox;
        this.audit = audit;
        this.actor = actor;
        this.revisions = revisions;
        this.clock = clock;
    }

    @Transactional
    public SecretChanged setSecret(String ref, String value) {
        var revision = revisions.next(SecretChanged.keyOf(ref));
        var sealed = sealer.seal(ref, value);
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var change = jdbc.sql("""
            INSERT INTO secret (ref, wrapped_key, data, set_at, set_by, revision)
            VALUES (:ref, :key, :data, :at, :by, :revision)
            ON CONFLICT (ref) DO UPDATE
               SET previous_wrapped_key = secret.wrapped_key, previous_data = secret.data,
                   wrapped_key = excluded.wrapped_key, data = excluded.data,
                   set_at = excluded.set_at, set_by = excluded.set_by, revision = excluded.revision
            RETURNING previous_wrapped_key, previous_data
            """)
                .param("ref", ref)
                .param("key", sealed.wrappedKey())
                .param("data", sealed.data())
                .param("at", Utc.of(at))
                .param("by", actor.name())
                .param("revision", revision)
                .query((row, _) -> {
                    var previous = row.getString(1);
                    return new SecretChanged(
                            ref,
                            sealed,
                            previous == null ? null : new Sealed(previous, row.getString(2)),
                            at,
                            revision,
                            null);
                })
                .single();
        outbox.append(Topics.CONFIG, change);
        audit.recordAction("secret.set", "secret:" + ref, null, Map.of("rotating", change.previous() != null));
        return change;
    }

    /** Forgets a secret, here and in every service; empty when there is none. */
    @Transactional
    public Optional<SecretChanged> remove(String ref) {
        var revision = revisions.next(SecretChanged.keyOf(ref));
        if (jdbc.sql("DELETE FROM secret WHERE ref = :ref").param("ref", ref).update() == 0) {
            return Optional.empty();
        }
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var change = new SecretChanged(ref, sealer.seal(ref, ""), null, at, revision, true);
        outbox.append(Topics.CONFIG, change);
        audit.recordAction("secret.remove", "secret:" + ref, null, null);
        return Optional.of(change);
    }
}
