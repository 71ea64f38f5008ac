package io.headgate.portal.access.account;

import io.headgate.portal.config.Utc;
import io.headgate.portal.core.Person;
import io.headgate.service.crypto.ApiKeys;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes and recognises personal access tokens; only their keyed hashes are kept. */
@Component
public class AccessTokens {

    private static final Duration USE_IS_NOTED_EVERY = Duration.ofMinutes(1);

    private final TokenRepository tokens;
    private final UserRepository users;
    private final ApiKeys keys;
    private final JdbcClient jdbc;
    private final Clock clock;

    AccessTokens(TokenRepository tokens, UserRepository users, ApiKeys keys, JdbcClient jdbc, Clock clock) {
        this.tokens = tokens;
        this.users = users;
        this.keys = keys;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    ApiKeys.NewKey fresh() {
        return keys.generatePersonal();
    }

    /** A token that somebody else chose. */
    ApiKeys.NewKey given(String token) {
        return new ApiKeys.NewKey("given", token, keys.hash(token));
    }

    public Optional<Person> check(String presented) {
        var now = clock.instant();
        var token = tokens.findByTokenHash(keys.hash(presented)).filter(found -> found.valid(now));
        if (token.isEmpty()) {
            return Optional.empty();
        }
        var user = users.findByUsername(token.get().username()).filter(found -> !found.disabled());
        user.ifPresent(_ -> noteUse(token.get()));
        return user.map(found -> limited(found.person(), token.get()));
    }

    // What the user lost since, the token has lost as well.
    private static Person limited(Person user, TokenEntity token) {
        return token.roles()
                .map(roles -> new Person(
                        user.username(),
                        roles.stream().filter(role -> role.within(user.roles())).toList()))
                .orElse(user);
    }

    private void noteUse(TokenEntity token) {
        var now = clock.instant();
        var last = token.lastUsedAt();
        if (last != null && last.plus(USE_IS_NOTED_EVERY).isAfter(now)) {
            return;
        }
        jdbc.sql("UPDATE access_token SET last_used_at = :now WHERE id = :id")
                .param("now", Utc.of(now))
                .param("id", token.id())
                .update();
    }
}
