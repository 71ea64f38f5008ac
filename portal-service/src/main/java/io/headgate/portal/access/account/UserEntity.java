package io.headgate.portal.access.account;

import io.headgate.portal.core.Person;
import io.headgate.portal.core.Role;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "portal_user")
class UserEntity {

    @Id
    private UUID id;

    private String username;

    @Column(name = "password_hash")
    private String passwordHash;

    private String roles;
    private boolean disabled;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "created_by")
    private String createdBy;

    @Column(name = "last_login_at")
    private @Nullable Instant lastLoginAt;

    @Version
    @Column(name = "lock_version")
    private long lockVersion;

    protected UserEntity() {}

    UserEntity(UUID id, String username, String passwordHash, Collection<Role> roles, Instant at, String by) {
        this.id = id;
        this.username = username;
        this.passwordHash = passwordHash;
        this.roles = Role.joined(roles);
        this.createdAt = at;
        this.createdBy = by;
    }

    String username() {
        return username;
    }

    String passwordHash() {
        return passwordHash;
    }

    List<Role> roles() {
        return Role.split(roles);
    }

    boolean disabled() {
        return disabled;
    }

    Instant createdAt() {
        return createdAt;
    }

    String createdBy() {
        return createdBy;
    }

    @Nullable
    Instant lastLoginAt() {
        return lastLoginAt;
    }

    boolean isActiveAdmin() {
        return !disabled && roles().contains(Role.ADMIN);
    }

    Person person() {
        return new Person(username, roles());
    }

    void changePassword(String hash) {
        passwordHash = hash;
    }

    void grant(Collection<Role> granted, boolean nowDisabled) {
        roles = Role.joined(granted);
        disabled = nowDisabled;
    }

    void loggedIn(Instant at) {
        lastLoginAt = at;
    }
}
