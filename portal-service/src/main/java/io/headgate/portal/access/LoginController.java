package io.headgate.portal.access;

import io.headgate.portal.access.account.PasswordCheck;
import io.headgate.portal.access.account.Users;
import io.headgate.portal.core.AuditLog;
import io.headgate.portal.core.Person;
import io.headgate.service.web.ProblemCode;
import io.headgate.service.web.ProblemException;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Opens and ends sessions. Says the same of an unknown name, a wrong password and a disabled user. */
@RestController
class LoginController {

    private static final int LONGEST_NAME = 80;

    private final PasswordCheck passwords;
    private final LoginLimits limits;
    private final SecurityContextRepository contexts;
    private final AuditLog audit;

    LoginController(PasswordCheck passwords, LoginLimits limits, SecurityContextRepository contexts, AuditLog audit) {
        this.passwords = passwords;
        this.limits = limits;
        this.contexts = contexts;
        this.audit = audit;
    }

    record Credentials(@Nullable String username, @Nullable String password) {}

    @PostMapping(path = "/api/login", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ApiResponse(responseCode = "204")
    ResponseEntity<Void> login(
            @RequestBody Credentials credentials, HttpServletRequest request, HttpServletResponse response) {
        var username = Users.normalisedName(credentials.username());
        // Nobody has such a name, and it must not be kept anywhere: neither with the limits nor in the audit log.
        if (username.length() > LONGEST_NAME) {
            throw badCredentials(response);
        }
        var wait = limits.takeAttempt(username, request.getRemoteAddr());
        if (wait.isPresent()) {
            throw new ProblemException(
                    ProblemCode.TOO_MANY_ATTEMPTS, "Too many attempts; wait a moment.", List.of(), wait.get());
        }
        var person = passwords.logIn(username, credentials.password());
        if (person.isEmpty()) {
            audit.recordAction("login.failed", "user:" + username, null, null);
            throw badCredentials(response);
        }
        limits.succeeded(username);
        open(person.get(), request, response);
        audit.recordAction("login", "user:" + username, null, null);
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

    private static ProblemException badCredentials(HttpServletResponse response) {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        return new ProblemException(ProblemCode.BAD_CREDENTIALS, "The user name or the password is wrong.");
    }

    private void open(Person person, HttpServletRequest request, HttpServletResponse response) {
        var old = request.getSession(false);
        if (old != null) {
            old.invalidate();
        }
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(Authentications.authenticationOf(person));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }
}
