package io.headgate.portal.access.account;

import io.headgate.messaging.event.EventIds;
import io.headgate.portal.core.AuditLog;
import io.headgate.service.crypto.ApiKeys;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The token for automation that the environment gives; at most one, replaced when it changes. */
@Component
class BootstrapToken {

    private static final String NAME = "bootstrap";

    private final UserRepository users;
    private final TokenRepository tokens;
    private final AccessTokens access;
    private final AuditLog audit;
    private final Clock clock;

    BootstrapToken(UserRepository users, TokenRepository tokens, AccessTokens access, AuditLog audit, Clock clock) {
        this.users = users;
        this.tokens = tokens;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    void replace(@Nullable String token) {
        var wanted = token == null || token.isEmpty() ? null : access.given(token);
        var kept = false;
        for (var known : tokens.findByBootstrapTrue()) {
            if (wanted != null && ApiKeys.same(known.tokenHash(), wanted.hash())) {
                kept = true;
            } else {
                tokens.delete(known);
                audit.recordAction("token.remove", "token:" + known.id(), Map.of("name", NAME), null);
            }
        }
        if (wanted == null || kept || users.findByUsername(FirstUser.NAME).isEmpty()) {
            return;
        }
        var added = new TokenEntity(EventIds.next(), FirstUser.NAME, NAME, wanted, true, clock.instant(), null);
        tokens.save(added);
        audit.recordAction("token.add", "token:" + added.id(), null, Map.of("name", NAME));
    }
}
