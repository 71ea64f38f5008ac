package io.headgate.portal.core;

import static io.headgate.portal.core.Role.ADMIN;
import static io.headgate.portal.core.Role.FINANCE;
import static io.headgate.portal.core.Role.OPERATOR;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** What roles allow. Calls of the admin API ask for one of these, and the pages are shown to whoever has it. */
public enum Permission {
    READ_LEADS(ADMIN, OPERATOR, FINANCE),
    HANDLE_MONEY(ADMIN, OPERATOR, FINANCE),
    OPERATE(ADMIN, OPERATOR),
    CONFIGURE(ADMIN, OPERATOR),
    READ_AUDIT_LOG(ADMIN, OPERATOR),
    MANAGE_ACCESS(ADMIN);

    private final List<Role> roles;

    Permission(Role... roles) {
        this.roles = List.of(roles);
    }

    public List<Role> roles() {
        return roles;
    }

    /** Everything that somebody with these roles may do. */
    public static List<Permission> grantedTo(Collection<Role> roles) {
        return Arrays.stream(values())
                .filter(permission -> !Collections.disjoint(permission.roles, roles))
                .toList();
    }
}
