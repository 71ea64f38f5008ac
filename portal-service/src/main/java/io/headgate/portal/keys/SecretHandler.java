package io.headgate.portal.keys;

import io.headgate.messaging.Outbox;
import io.headgate.model.portal.v1.SecretChanged;
import io.headgate.model.shared.Sealed;
import io.headgate.model.shared.Topics;
import io.headgate.portal.config.Utc;
import io.headgate.portal.core.AuditLog;
import io.headgate.portal.core.CurrentActor;
import io.headgate.service.crypto.SecretSealer;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
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
    private final Clock clock;

    SecretHandler(
            JdbcClient jdbc, SecretSealer sealer, Outbox outbox, AuditLog audit, CurrentActor actor, Clock clock) {
        this.jdbc = jdbc;
        this.sealer = sealer;
        this.outbox = outbox;
        this.audit = audit;
        this.actor = actor;
        this.clock = clock;
    }

    @Transactional
    public void set(String ref, String value) {
        var sealed = sealer.seal(ref, value);
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var change = jdbc.sql("""
                INSERT INTO secret (ref, wrapped_key, data, set_at, set_by) VALUES (:ref, :key, :data, :at, :by)
                ON CONFLICT (ref) DO UPDATE
                   SET previous_wrapped_key = secret.wrapped_key, previous_data = secret.data,
                       wrapped_key = excluded.wrapped_key, data = excluded.data,
                       set_at = excluded.set_at, set_by = excluded.set_by
                RETURNING previous_wrapped_key, previous_data
                """)
                .param("ref", ref)
                .param("key", sealed.wrappedKey())
                .param("data", sealed.data())
                .param("at", Utc.of(at))
                .param("by", actor.name())
                .query((row, _) -> {
                    var previous = row.getString(1);
                    return new SecretChanged(
                            ref, sealed, previous == null ? null : new Sealed(previous, row.getString(2)), at);
                })
                .single();
        outbox.append(Topics.CONFIG, change);
        audit.add("secret.set", "secret:" + ref, null, Map.of("rotating", change.previous() != null));
    }
}
