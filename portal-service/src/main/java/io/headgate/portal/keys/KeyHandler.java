package io.headgate.portal.keys;

import io.headgate.messaging.outbox.Outbox;
import io.headgate.model.portal.v1.KeyChanged;
import io.headgate.model.portal.v1.KeyChanged.Owner;
import io.headgate.model.shared.Topics;
import io.headgate.portal.config.Utc;
import io.headgate.portal.core.AuditLog;
import io.headgate.portal.core.CurrentActor;
import io.headgate.portal.live.Revisions;
import io.headgate.service.crypto.ApiKeys;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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
    private final Revisions revisions;
    private final Clock clock;

    KeyHandler(
            JdbcClient jdbc,
            ApiKeys keys,
            Outbox outbox,
            AuditLog audit,
            CurrentActor actor,
            Revisions revisions,
            Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.outbox = outbox;
        this.audit = audit;
        this.actor = actor;
        this.revisions = revisions;
        this.clock = clock;
    }

    /**
     * What is shown once.
     *
     * @param announced what the services are told of it
     */
    record Shown(String key, @Nullable String postingToken, KeyChanged announced) {

        String keyId() {
            return announced.keyId();
        }

        @Override
        public String toString() {
            return "Shown[" + keyId() + "]";
        }
    }

    @Transactional
    public Shown make(Owner owner, String ownerId) {
        var made = keys.generate(owner);
        var token = owner == Owner.SOURCE ? keys.newPostingToken() : null;
        var tokenHash = token == null ? null : keys.hash(token);
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var last4 = made.key().substring(made.key().length() - SHOWN);
        var announced = new KeyChanged(
                owner,
                ownerId,
                made.keyId(),
                made.hash(),
                tokenHash,
                false,
                at,
                revisions.next(KeyChanged.keyOf(made.keyId())));
        jdbc.sql("""
            INSERT INTO api_key
                   (key_id, owner, owner_id, last4, key_hash, posting_token_hash, created_at, created_by, revision)
            VALUES (:keyId, :owner, :ownerId, :last4, :hash, :tokenHash, :at, :by, :revision)
            """)
                .param("keyId", made.keyId())
                .param("owner", owner.name())
                .param("ownerId", ownerId)
                .param("last4", last4)
                .param("hash", made.hash())
                .param("tokenHash", tokenHash)
                .param("at", Utc.of(at))
                .param("by", actor.name())
                .param("revision", announced.revision())
                .update();
        outbox.append(Topics.CONFIG, announced);
        audit.recordAction("key.add", object(owner, ownerId), null, Map.of("key_id", made.keyId(), "last4", last4));
        return new Shown(made.key(), token, announced);
    }

    /**
     * Revokes a key; empty when the owner has no such key. A key that is revoked already stays so, and what was announced
     * then is given again; what was announced before changes had revisions is announced anew.
     */
    @Transactional
    public Optional<KeyChanged> revoke(Owner owner, String ownerId, String keyId) {
        var revision = revisions.next(KeyChanged.keyOf(keyId));
        var known = jdbc.sql("""
            SELECT key_hash, posting_token_hash, revoked_at, revision FROM api_key
             WHERE key_id = :keyId AND owner = :owner AND owner_id = :ownerId
            """)
                .param("keyId", keyId)
                .param("owner", owner.name())
                .param("ownerId", ownerId)
                .query((row, _) -> new KeyChanged(
                        owner,
                        ownerId,
                        keyId,
                        row.getString("key_hash"),
                        row.getString("posting_token_hash"),
                        Utc.read(row, "revoked_at") != null,
                        Objects.requireNonNullElse(Utc.read(row, "revoked_at"), clock.instant())
                                .truncatedTo(ChronoUnit.MICROS),
                        row.getObject("revision", Long.class)))
                .optional();
        if (known.isEmpty() || (known.get().revoked() && known.get().revision() != null)) {
            return known;
        }
        var before = known.get();
        var revoked = new KeyChanged(
                owner, ownerId, keyId, before.keyHash(), before.postingTokenHash(), true, before.at(), revision);
        jdbc.sql("""
            UPDATE api_key SET revoked_at = :at, revoked_by = coalesce(revoked_by, :by), revision = :revision
             WHERE key_id = :keyId
            """)
                .param("at", Utc.of(revoked.at()))
                .param("by", actor.name())
                .param("revision", revision)
                .param("keyId", keyId)
                .update();
        outbox.append(Topics.CONFIG, revoked);
        if (!before.revoked()) {
            audit.recordAction("key.revoke", object(owner, ownerId), Map.of("key_id", keyId), null);
        }
        return Optional.of(revoked);
    }

    private static String object(Owner owner, String ownerId) {
        return owner.name().toLowerCase(Locale.ROOT) + ":" + ownerId;
    }
}
