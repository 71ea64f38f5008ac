package io.headgate.portal.access;

import io.headgate.portal.core.AuditLog;
import io.headgate.portal.core.Person;
import io.headgate.service.web.ProblemCode;
import io.headgate.service.web.ProblemException;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Opens and ends sessions. Says the same of an unknown name, a wrong password and a disabled user. */
@RestController
class LoginController {

    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_PASSWORD = 200;

    private final UserRepository users;
    private final PasswordEncoder encoder;
    private final LoginLimits limits;
    private final SecurityContextRepository contexts;
    private final TransactionTemplate transaction;
    private final AuditLog audit;
    private final Clock clock;
    private final String hashOfNobody;

    LoginController(
            UserRepository users,
            PasswordEncoder encoder,
            LoginLimits limits,
            SecurityContextRepository contexts,
            TransactionTemplate transaction,
            AuditLog audit,
            Clock clock) {
        this.users = users;
        this.encoder = encoder;
        this.limits = limits;
        this.contexts = contexts;
        this.transaction = transaction;
        this.audit = audit;
        this.clock = clock;
        this.hashOfNobody = String.valueOf(encoder.encode("nobody has this password"));
    }

    record Credentials(@Nullable String username, @Nullable String password) {}

    @PostMapping(path = "/api/login", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ApiResponse(responseCode = "204")
    ResponseEntity<Void> login(
            @RequestBody Credentials credentials, HttpServletRequest request, HttpServletResponse response) {
        var username = name(credentials.username());
        // Nobody has such a name, and it must not be kept anywhere: neither with the limits nor in the audit log.
        if (username.length() > LONGEST_NAME) {
            throw badCredentials(response);
        }
        var wait = limits.take(username, request.getRemoteAddr());
        if (wait.isPresent()) {
            throw new ProblemException(
                    ProblemCode.TOO_MANY_ATTEMPTS, "Too many attempts; wait a moment.", List.of(), wait.get());
        }
        var person = verified(username, credentials.password());
        if (person == null) {
            audit.add("login.failed", "user:" + username, null, null);
            throw badCredentials(response);
        }
        limits.succeeded(username);
        open(person, request, response);
        audit.add("login", "user:" + username, null, null);
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/api/logout")
    @ApiResponse(responseCode = "204")
    ResponseEntity<Void> logout(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        SecurityContextHolder.clearContext();
        return ResponseEntity.noContent().build();
    }

    static String name(@Nullable String written) {
        return written == null ? "" : written.strip().toLowerCase(Locale.ROOT);
    }

    private static ProblemException badCredentials(HttpServletResponse response) {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        return new ProblemException(ProblemCode.BAD_CREDENTIALS, "The user name or the password is wrong.");
    }

    private @Nullable Person verified(String username, @Nullable String password) {
        var user = users.findByUsername(username);
        // The hash is computed even for an unknown name, so that the time taken tells nothing.
        var hash = user.map(UserEntity::passwordHash).orElse(hashOfNobody);
        var given = password == null || password.length() > LONGEST_PASSWORD ? "" : password;
        if (!encoder.matches(given, hash) || user.isEmpty() || user.get().disabled()) {
            return null;
        }
        return transaction.execute(_ -> {
            var found = users.findByUsername(username).orElseThrow();
            found.loggedIn(clock.instant());
            return found.person();
        });
    }

    private void open(Person person, HttpServletRequest request, HttpServletResponse response) {
        var old = request.getSession(false);
        if (old != null) {
            old.invalidate();
        }
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(Authentications.of(person));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }
}
