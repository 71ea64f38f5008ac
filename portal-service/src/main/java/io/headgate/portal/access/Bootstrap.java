package io.headgate.portal.access;

import io.headgate.messaging.event.EventIds;
import io.headgate.portal.config.PortalProperties;
import io.headgate.portal.core.AuditLog;
import io.headgate.portal.core.Role;
import io.headgate.service.crypto.ApiKeys;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets the first person in: the user admin while there is nobody, and the automation token, both as the settings say. */
@Component
class Bootstrap implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(Bootstrap.class);
    private static final String ADMIN = "admin";
    private static final String TOKEN_NAME = "bootstrap";

    private final UserRepository users;
    private final TokenRepository tokens;
    private final AccessTokens access;
    private final PasswordEncoder encoder;
    private final PortalProperties properties;
    private final Support support;

    Bootstrap(
            UserRepository users,
            TokenRepository tokens,
            AccessTokens access,
            PasswordEncoder encoder,
            PortalProperties properties,
            Support support) {
        this.users = users;
        this.tokens = tokens;
        this.access = access;
        this.encoder = encoder;
        this.properties = properties;
        this.support = support;
    }

    /** What the database, the clock and the audit log are needed for here. */
    @Component
    record Support(JdbcClient jdbc, TransactionTemplate transaction, AuditLog audit, Clock clock) {}

    @Override
    public void run(ApplicationArguments args) {
        support.transaction().executeWithoutResult(_ -> {
            // Two copies that start at once must not both make the first user.
            support.jdbc()
                    .sql("SELECT pg_advisory_xact_lock(hashtext('portal.bootstrap'))")
                    .query((row, _) -> 0)
                    .list();
            if (users.count() == 0) {
                addFirst(properties.adminPassword());
            }
            replaceToken(properties.adminToken());
        });
    }

    // A password is never made up here: the only place to tell it would be the log.
    private void addFirst(@Nullable String password) {
        if (password == null || password.isEmpty()) {
            LOG.warn("Nobody can log in: there is no user yet. Set HEADGATE_ADMIN_PASSWORD and start again; the user"
                    + " admin is then made with it");
            return;
        }
        users.save(new UserEntity(
                EventIds.next(),
                ADMIN,
                String.valueOf(encoder.encode(password)),
                List.of(Role.ADMIN),
                support.clock().instant(),
                "system"));
        support.audit().add("user.add", "user:" + ADMIN, null, Map.of("roles", List.of(Role.ADMIN)));
    }

    private void replaceToken(@Nullable String token) {
        var wanted = token == null || token.isEmpty() ? null : access.given(token);
        var kept = false;
        for (var known : tokens.findByBootstrapTrue()) {
            if (wanted != null && ApiKeys.same(known.tokenHash(), wanted.hash())) {
                kept = true;
            } else {
                tokens.delete(known);
                support.audit().add("token.remove", "token:" + known.id(), Map.of("name", TOKEN_NAME), null);
            }
        }
        if (wanted == null || kept || users.findByUsername(ADMIN).isEmpty()) {
            return;
        }
        var added = new TokenEntity(
                EventIds.next(),
                ADMIN,
                TOKEN_NAME,
                wanted,
                true,
                support.clock().instant(),
                null);
        tokens.save(added);
        support.audit().add("token.add", "token:" + added.id(), null, Map.of("name", TOKEN_NAME));
    }
}
