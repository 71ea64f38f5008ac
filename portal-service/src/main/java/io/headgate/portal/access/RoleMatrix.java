package io.headgate.portal.access;

import static io.headgate.portal.core.Role.ADMIN;
import static io.headgate.portal.core.Role.FINANCE;
import static io.headgate.portal.core.Role.OPERATOR;

import io.headgate.portal.core.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/** Which roles may call what of the admin API: the first rule that matches decides, and the last one matches all. */
final class RoleMatrix {

    /** One line of the matrix; no method means every method. */
    record Rule(@Nullable HttpMethod method, String pattern, List<Role> roles) {}

    static final List<Rule> RULES = List.of(
            new Rule(null, "/api/admin/users/**", List.of(ADMIN)),
            new Rule(null, "/api/admin/tokens/**", List.of(ADMIN)),
            new Rule(null, "/api/admin/secrets/**", List.of(ADMIN)),
            new Rule(HttpMethod.GET, "/api/admin/leads/**", List.of(ADMIN, OPERATOR, FINANCE)),
            new Rule(HttpMethod.POST, "/api/admin/leads/search", List.of(ADMIN, OPERATOR, FINANCE)),
            new Rule(HttpMethod.GET, "/api/admin/live", List.of(ADMIN, OPERATOR, FINANCE)),
            new Rule(HttpMethod.GET, "/api/admin/summary", List.of(ADMIN, OPERATOR, FINANCE)),
            new Rule(HttpMethod.GET, "/api/admin/about", List.of(ADMIN, OPERATOR, FINANCE)),
            new Rule(HttpMethod.GET, "/api/admin/balances", List.of(ADMIN, OPERATOR, FINANCE)),
            new Rule(HttpMethod.GET, "/api/admin/statements/**", List.of(ADMIN, OPERATOR, FINANCE)),
            new Rule(null, "/api/admin/returns", List.of(ADMIN, OPERATOR, FINANCE)),
            new Rule(HttpMethod.GET, "/api/admin/findings", List.of(ADMIN, OPERATOR, FINANCE)),
            new Rule(null, "/api/admin/**", List.of(ADMIN, OPERATOR)));

    private RoleMatrix() {}
}
