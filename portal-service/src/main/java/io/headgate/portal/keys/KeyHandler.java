package io.headgate.portal.keys;

import io.headgate.messaging.Outbox;
import io.headgate.model.portal.v1.KeyChanged;
import io.headgate.model.portal.v1.KeyChanged.Owner;
import io.headgate.model.shared.Topics;
import io.headgate.portal.config.Utc;
import io.headgate.portal.core.AuditLog;
import io.headgate.portal.core.CurrentActor;
import io.headgate.service.crypto.ApiKeys;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes and revokes API keys. The key leaves once, in the answer; what stays and travels are keyed hashes. */
@Component
class KeyHandler {

    private static final int SHOWN = 4;

    private final JdbcClient jdbc;
    private final ApiKeys keys;
    private final Outbox outbox;
    private final AuditLog audit;
    private final CurrentActor actor;
    private final Clock clock;

    KeyHandler(JdbcClient jdbc, ApiKeys keys, Outbox outbox, AuditLog audit, CurrentActor actor, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.outbox = outbox;
        this.audit = audit;
        this.actor = actor;
        this.clock = clock;
    }

    /** What is shown once. */
    record Shown(String keyId, String key, @Nullable String postingToken) {

        @Override
        public String toString() {
            return "Shown[" + keyId + "]";
        }
    }

    @Transactional
    public Shown make(Owner owner, String ownerId) {
        var made = keys.generate(owner);
        var token = owner == Owner.SOURCE ? keys.newPostingToken() : null;
        var tokenHash = token == null ? null : keys.hash(token);
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var last4 = made.key().substring(made.key().length() - SHOWN);
        jdbc.sql("""
                INSERT INTO api_key (key_id, owner, owner_id, last4, key_hash, posting_token_hash, created_at, created_by)
                VALUES (:keyId, :owner, :ownerId, :last4, :hash, :tokenHash, :at, :by)
                """)
                .param("keyId", made.keyId())
                .param("owner", owner.name())
                .param("ownerId", ownerId)
                .param("last4", last4)
                .param("hash", made.hash())
                .param("tokenHash", tokenHash)
                .param("at", Utc.of(at))
                .param("by", actor.name())
                .update();
        outbox.append(Topics.CONFIG, new KeyChanged(owner, ownerId, made.keyId(), made.hash(), tokenHash, false, at));
        audit.add("key.add", object(owner, ownerId), null, Map.of("key_id", made.keyId(), "last4", last4));
        return new Shown(made.keyId(), made.key(), token);
    }

    /** Revokes a key; false when the owner has no such key. A key that is revoked already stays so. */
    @Transactional
    public boolean revoke(Owner owner, String ownerId, String keyId) {
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var revoked = jdbc.sql("""
                UPDATE api_key SET revoked_at = :at, revoked_by = :by
                 WHERE key_id = :keyId AND owner = :owner AND owner_id = :ownerId AND revoked_at IS NULL
                RETURNING key_hash, posting_token_hash
                """)
                .param("at", Utc.of(at))
                .param("by", actor.name())
                .param("keyId", keyId)
                .param("owner", owner.name())
                .param("ownerId", ownerId)
                .query((row, _) -> new KeyChanged(owner, ownerId, keyId, row.getString(1), row.getString(2), true, at))
                .optional();
        if (revoked.isEmpty()) {
            return exists(owner, ownerId, keyId);
        }
        outbox.append(Topics.CONFIG, revoked.get());
        var before = new LinkedHashMap<String, Object>();
        before.put("key_id", keyId);
        audit.add("key.revoke", object(owner, ownerId), before, null);
        return true;
    }

    private boolean exists(Owner owner, String ownerId, String keyId) {
        Optional<Integer> found = jdbc.sql(
                        "SELECT 1 FROM api_key WHERE key_id = :keyId AND owner = :owner AND owner_id = :ownerId")
                .param("keyId", keyId)
                .param("owner", owner.name())
                .param("ownerId", ownerId)
                .query(Integer.class)
                .optional();
        return found.isPresent();
    }

    private static String object(Owner owner, String ownerId) {
        return owner.name().toLowerCase(Locale.ROOT) + ":" + ownerId;
    }
}
