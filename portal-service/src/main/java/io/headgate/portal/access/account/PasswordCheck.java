package io.headgate.portal.access.account;

import io.headgate.portal.core.Person;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Recognises a person by name and password. It takes as long for an unknown name as for a known one. */
@Component
public class PasswordCheck {

    private static final int LONGEST_PASSWORD = 200;

    private final UserRepository users;
    private final PasswordEncoder encoder;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final String hashOfNobody;

    PasswordCheck(UserRepository users, PasswordEncoder encoder, TransactionTemplate transaction, Clock clock) {
        this.users = users;
        this.encoder = encoder;
        this.transaction = transaction;
        this.clock = clock;
        this.hashOfNobody = String.valueOf(encoder.encode("nobody has this password"));
    }

    /** The person, whose last login is then now; empty for an unknown name, a wrong password and a disabled user. */
    public Optional<Person> logIn(String username, @Nullable String password) {
        var user = users.findByUsername(username);
        // The hash is computed even for an unknown name, so that the time taken tells nothing.
        var hash = user.map(UserEntity::passwordHash).orElse(hashOfNobody);
        var given = password == null || password.length() > LONGEST_PASSWORD ? "" : password;
        if (!encoder.matches(given, hash) || user.isEmpty() || user.get().disabled()) {
            return Optional.empty();
        }
        return Optional.of(transaction.execute(_ -> {
            var found = users.findByUsername(username).orElseThrow();
            found.loggedIn(clock.instant());
            return found.person();
        }));
    }
}
