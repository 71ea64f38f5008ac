package io.headgate.portal.access.account;

import io.headgate.portal.core.Role;
import io.headgate.service.crypto.ApiKeys;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "access_token")
class TokenEntity {

    private static final int SHOWN = 4;

    @Id
    private UUID id;

    private String username;
    private String name;

    @Column(name = "token_hash")
    private String tokenHash;

    private String last4;
    private boolean bootstrap;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "expires_at")
    private @Nullable Instant expiresAt;

    private @Nullable String roles;

    @Column(name = "last_used_at", insertable = false, updatable = false)
    private @Nullable Instant lastUsedAt;

    protected TokenEntity() {}

    TokenEntity(
            UUID id,
            String username,
            String name,
            ApiKeys.NewKey token,
            boolean bootstrap,
            Instant createdAt,
            @Nullable Instant expiresAt) {
        this.id = id;
        this.username = username;
        this.name = name;
        this.tokenHash = token.hash();
        this.last4 = token.key().substring(Math.max(0, token.key().length() - SHOWN));
        this.bootstrap = bootstrap;
        this.createdAt = createdAt;
        this.expiresAt = expiresAt;
    }

    UUID id() {
        return id;
    }

    String username() {
        return username;
    }

    String name() {
        return name;
    }

    String tokenHash() {
        return tokenHash;
    }

    String last4() {
        return last4;
    }

    boolean bootstrap() {
        return bootstrap;
    }

    Instant createdAt() {
        return createdAt;
    }

    /** The same token with no more rights than these. */
    TokenEntity limitedTo(Collection<Role> most) {
        roles = Role.joined(most);
        return this;
    }

    /** What the token may at most do; empty for all that its user may. */
    Optional<List<Role>> roles() {
        return Optional.ofNullable(roles).map(Role::split);
    }

    @Nullable
    Instant expiresAt() {
        return expiresAt;
    }

    @Nullable
    Instant lastUsedAt() {
        return lastUsedAt;
    }

    boolean valid(Instant now) {
        return expiresAt == null || now.isBefore(expiresAt);
    }
}
