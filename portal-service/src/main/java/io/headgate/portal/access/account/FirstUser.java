package io.headgate.portal.access.account;

import io.headgate.messaging.event.EventIds;
import io.headgate.portal.core.AuditLog;
import io.headgate.portal.core.Role;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** The user who is there before anybody can make one. */
@Component
class FirstUser {

    static final String NAME = "admin";

    private static final Logger LOG = LoggerFactory.getLogger(FirstUser.class);

    private final UserRepository users;
    private final PasswordEncoder encoder;
    private final AuditLog audit;
    private final Clock clock;

    FirstUser(UserRepository users, PasswordEncoder encoder, AuditLog audit, Clock clock) {
        this.users = users;
        this.encoder = encoder;
        this.audit = audit;
        this.clock = clock;
    }

    // A password is never made up here: the only place to tell it would be the log.
    void addWhereThereIsNone(@Nullable String password) {
        if (users.count() > 0) {
            return;
        }
        if (password == null || password.isEmpty()) {
            LOG.warn("Nobody can log in: there is no user yet. Set HEADGATE_ADMIN_PASSWORD and start again; the user"
                    + " admin is then made with it");
            return;
        }
        users.save(new UserEntity(
                EventIds.next(),
                NAME,
                String.valueOf(encoder.encode(password)),
                List.of(Role.ADMIN),
                clock.instant(),
                "system"));
        audit.recordAction("user.add", "user:" + NAME, null, Map.of("roles", List.of(Role.ADMIN)));
    }
}
