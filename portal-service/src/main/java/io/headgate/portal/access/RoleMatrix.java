package io.headgate.portal.access;

import static io.headgate.portal.core.Permission.CONFIGURE;
import static io.headgate.portal.core.Permission.HANDLE_MONEY;
import static io.headgate.portal.core.Permission.MANAGE_ACCESS;
import static io.headgate.portal.core.Permission.OPERATE;
import static io.headgate.portal.core.Permission.READ_AUDIT_LOG;
import static io.headgate.portal.core.Permission.READ_LEADS;

import io.headgate.portal.core.Permission;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/** Which permission each call of the admin API needs: the first rule that matches decides, and the last one matches all. */
final class RoleMatrix {

    /** One line of the matrix; no method means every method. */
    record Rule(@Nullable HttpMethod method, String pattern, Permission permission) {}

    static final List<Rule> RULES = List.of(
            new Rule(null, "/api/admin/users/**", MANAGE_ACCESS),
            new Rule(null, "/api/admin/tokens/**", MANAGE_ACCESS),
            new Rule(null, "/api/admin/secrets/**", MANAGE_ACCESS),
            new Rule(HttpMethod.GET, "/api/admin/leads/**", READ_LEADS),
            new Rule(HttpMethod.POST, "/api/admin/leads/search", READ_LEADS),
            new Rule(HttpMethod.GET, "/api/admin/live", READ_LEADS),
            new Rule(HttpMethod.GET, "/api/admin/summary", READ_LEADS),
            new Rule(HttpMethod.GET, "/api/admin/about", READ_LEADS),
            new Rule(HttpMethod.GET, "/api/admin/balances", HANDLE_MONEY),
            new Rule(HttpMethod.GET, "/api/admin/statements/**", HANDLE_MONEY),
            new Rule(HttpMethod.GET, "/api/admin/reports/**", HANDLE_MONEY),
            new Rule(null, "/api/admin/returns", HANDLE_MONEY),
            new Rule(HttpMethod.GET, "/api/admin/findings", HANDLE_MONEY),
            new Rule(HttpMethod.GET, "/api/admin/audit", READ_AUDIT_LOG),
            new Rule(null, "/api/admin/config/**", CONFIGURE),
            new Rule(null, "/api/admin/endpoints/**", CONFIGURE),
            new Rule(null, "/api/admin/sources/**", CONFIGURE),
            new Rule(null, "/api/admin/clients/**", CONFIGURE),
            new Rule(null, "/api/admin/owners", CONFIGURE),
            new Rule(null, "/api/admin/**", OPERATE));

    private RoleMatrix() {}
}
