package io.headgate.portal.access.account;

import io.headgate.messaging.event.EventIds;
import io.headgate.portal.core.AuditLog;
import io.headgate.portal.core.CurrentActor;
import io.headgate.portal.core.Page;
import io.headgate.portal.core.Person;
import io.headgate.portal.core.Role;
import io.headgate.service.web.FieldProblem;
import io.headgate.service.web.ProblemCode;
import io.headgate.service.web.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Personal access tokens: shown once when made, and known by their last four characters ever after. */
@RestController
@RequestMapping("/api/admin/tokens")
class TokenController {

    private static final int LONGEST_NAME = 100;
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private final TokenRepository tokens;
    private final AccessTokens access;
    private final AuditLog audit;
    private final CurrentActor actor;
    private final Clock clock;

    TokenController(TokenRepository tokens, AccessTokens access, AuditLog audit, CurrentActor actor, Clock clock) {
        this.tokens = tokens;
        this.access = access;
        this.audit = audit;
        this.actor = actor;
        this.clock = clock;
    }

    record TokenItem(
            UUID tokenId,
            String name,
            String username,
            String last4,
            @Nullable List<Role> roles,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant lastUsedAt,
            boolean bootstrap) {

        static TokenItem of(TokenEntity token) {
            return new TokenItem(
                    token.id(),
                    token.name(),
                    token.username(),
                    token.last4(),
                    token.roles().orElse(null),
                    token.createdAt(),
                    token.expiresAt(),
                    token.lastUsedAt(),
                    token.bootstrap());
        }
    }

    record NewToken(
            @Nullable String name,
            @Nullable Instant expiresAt,
            @Nullable List<Role> roles) {}

    record ShownToken(UUID tokenId, String token, List<Role> roles) {}

    @GetMapping
    Page<TokenItem> list() {
        return new Page<>(
                tokens.findAllByOrderByCreatedAtDesc().stream()
                        .map(TokenItem::of)
                        .toList(),
                null);
    }

    /** Makes a token with the roles that are asked for, or with those of its maker when none are. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Transactional
    public ShownToken add(@RequestBody NewToken request, @AuthenticationPrincipal Person maker) {
        var name = request.name() == null ? "" : request.name().strip();
        var expiresAt = request.expiresAt();
        var roles = request.roles() == null ? maker.roles() : request.roles();
        refuse(problems(name, expiresAt, roles, maker));
        var shown = access.fresh();
        var token = new TokenEntity(EventIds.next(), actor.name(), name, shown, false, clock.instant(), expiresAt)
                .limitedTo(roles);
        tokens.save(token);
        audit.recordAction(
                "token.add",
                "token:" + token.id(),
                null,
                Map.of("name", name, "username", actor.name(), "roles", roles));
        return new ShownToken(token.id(), shown.key(), roles);
    }

    private List<FieldProblem> problems(String name, @Nullable Instant expiresAt, List<Role> roles, Person maker) {
        var problems = new ArrayList<FieldProblem>();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            problems.add(new FieldProblem("name", "REQUIRED", "A name of at most 100 characters."));
        }
        if (expiresAt != null && expiresAt.isAfter(LATEST)) {
            problems.add(new FieldProblem("expires_at", "OUT_OF_RANGE", "A moment of the next centuries."));
        } else if (expiresAt != null && !expiresAt.isAfter(clock.instant())) {
            problems.add(new FieldProblem("expires_at", "IN_THE_PAST", "A moment to come, or nothing."));
        }
        Users.check(roles, problems);
        if (problems.stream().noneMatch(problem -> "roles".equals(problem.field()))
                && !roles.stream().allMatch(role -> role.within(maker.roles()))) {
            problems.add(new FieldProblem("roles", "BEYOND_YOURS", "A token has no more rights than its maker."));
        }
        return problems;
    }

    private static void refuse(List<FieldProblem> problems) {
        if (!problems.isEmpty()) {
            throw new ProblemException(ProblemCode.REQUEST_INVALID, "Some fields are not right.", problems);
        }
    }

    @DeleteMapping("/{tokenId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Transactional
    public void remove(@PathVariable UUID tokenId) {
        var token = tokens.findById(tokenId)
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "There is no such token.", List.of()));
        tokens.delete(token);
        audit.recordAction(
                "token.remove",
                "token:" + token.id(),
                Map.of("name", token.name(), "username", token.username()),
                null);
    }
}
