package io.headgate.portal.access.account;

import io.headgate.messaging.event.EventIds;
import io.headgate.portal.core.AuditLog;
import io.headgate.portal.core.CurrentActor;
import io.headgate.portal.core.Role;
import io.headgate.service.web.FieldProblem;
import io.headgate.service.web.ProblemCode;
import io.headgate.service.web.ProblemException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the people. A user whose rights shrink is logged out everywhere at once, and one active admin always stays. */
@Component
public class Users {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@+-]{0,79}");
    private static final int SHORTEST_PASSWORD = 10;
    private static final int LONGEST_PASSWORD = 72;

    private final UserRepository users;
    private final TokenRepository tokens;
    private final PasswordEncoder encoder;
    private final Sessions sessions;
    private final AuditLog audit;
    private final CurrentActor actor;
    private final Clock clock;

    Users(
            UserRepository users,
            TokenRepository tokens,
            PasswordEncoder encoder,
            Sessions sessions,
            AuditLog audit,
            CurrentActor actor,
            Clock clock) {
        this.users = users;
        this.tokens = tokens;
        this.encoder = encoder;
        this.sessions = sessions;
        this.audit = audit;
        this.actor = actor;
        this.clock = clock;
    }

    /** The name as it is kept and compared. */
    public static String normalisedName(@Nullable String written) {
        return written == null ? "" : written.strip().toLowerCase(Locale.ROOT);
    }

    @Transactional(readOnly = true)
    public List<UserEntity> all() {
        return users.findAllByOrderByUsername();
    }

    @Transactional
    public UserEntity addUser(@Nullable String written, @Nullable String password, @Nullable List<Role> roles) {
        var username = normalisedName(written);
        var problems = new ArrayList<FieldProblem>();
        if (!NAME.matcher(username).matches()) {
            problems.add(
                    new FieldProblem("username", "INVALID", "Lower-case letters, digits and . _ @ + -, at most 80."));
        }
        check(password, problems);
        check(roles, problems);
        refuse(problems);
        if (users.findByUsername(username).isPresent()) {
            throw new ProblemException(ProblemCode.USER_EXISTS, "There is a user of this name.", List.of());
        }
        var user = new UserEntity(
                EventIds.next(),
                username,
                hash(password),
                roles == null ? List.of() : roles,
                clock.instant(),
                actor.name());
        users.save(user);
        audit.recordAction("user.add", "user:" + username, null, rights(user));
        return user;
    }

    @Transactional
    public UserEntity change(String username, @Nullable List<Role> roles, boolean disabled) {
        var problems = new ArrayList<FieldProblem>();
        check(roles, problems);
        refuse(problems);
        var user = existing(username);
        var before = rights(user);
        var wasAdmin = user.isActiveAdmin();
        user.grant(roles == null ? List.of() : roles, disabled);
        if (wasAdmin && !user.isActiveAdmin()) {
            keepAnAdmin(user);
        }
        audit.recordAction("user.change", "user:" + user.username(), before, rights(user));
        sessions.end(user.username());
        return user;
    }

    @Transactional
    public void setPassword(String username, @Nullable String password) {
        var user = existing(username);
        var problems = new ArrayList<FieldProblem>();
        check(password, problems);
        refuse(problems);
        user.changePassword(hash(password));
        audit.recordAction("user.password", "user:" + user.username(), null, null);
        sessions.end(user.username());
    }

    @Transactional
    public void changeOwnPassword(String username, @Nullable String current, @Nullable String password) {
        var user = existing(username);
        if (current == null || !encoder.matches(current, user.passwordHash())) {
            refuse(List.of(new FieldProblem("current", "WRONG", "This is not your current password.")));
        }
        setPassword(username, password);
    }

    @Transactional
    public void remove(String username) {
        var user = existing(username);
        if (user.isActiveAdmin()) {
            keepAnAdmin(user);
        }
        tokens.deleteByUsername(user.username());
        users.delete(user);
        audit.recordAction("user.remove", "user:" + user.username(), rights(user), null);
        sessions.end(user.username());
    }

    private UserEntity existing(String username) {
        return users.findByUsername(normalisedName(username))
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "There is no such user.", List.of()));
    }

    private void keepAnAdmin(UserEntity leaving) {
        var another = users.findAllByOrderByUsername().stream()
                .anyMatch(user -> user.isActiveAdmin() && !user.username().equals(leaving.username()));
        if (!another) {
            throw new ProblemException(ProblemCode.LAST_ADMIN, "One active administrator must remain.", List.of());
        }
    }

    private String hash(@Nullable String password) {
        return String.valueOf(encoder.encode(password == null ? "" : password));
    }

    private static void check(@Nullable String password, List<FieldProblem> problems) {
        if (password == null || password.length() < SHORTEST_PASSWORD) {
            problems.add(new FieldProblem("password", "TOO_SHORT", "At least 10 characters."));
        } else if (password.getBytes(java.nio.charset.StandardCharsets.UTF_8).length > LONGEST_PASSWORD) {
            problems.add(new FieldProblem("password", "TOO_LONG", "At most 72 bytes."));
        }
    }

    /** What is wrong with roles that somebody is to have. */
    static void check(@Nullable List<Role> roles, List<FieldProblem> problems) {
        if (roles == null || roles.isEmpty() || roles.stream().anyMatch(Objects::isNull)) {
            problems.add(new FieldProblem("roles", "REQUIRED", "At least one role."));
        } else if (!roles.stream().allMatch(Role::hasPortal)) {
            problems.add(new FieldProblem(
                    "roles",
                    "NO_PORTAL",
                    "This version has no portal for vendors or clients, so nobody can be given these roles yet;"
                            + " ADMIN, OPERATOR and FINANCE can be given."));
        }
    }

    private static void refuse(List<FieldProblem> problems) {
        if (!problems.isEmpty()) {
            throw new ProblemException(ProblemCode.REQUEST_INVALID, "Some fields are not right.", problems);
        }
    }

    private static Map<String, Object> rights(UserEntity user) {
        return Map.of("roles", user.roles(), "disabled", user.disabled());
    }
}
