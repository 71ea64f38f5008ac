package io.headgate.portal.core;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** What a person may do; the matrix of calls is in one place, the portal's access package. */
public enum Role {
    ADMIN,
    OPERATOR,
    FINANCE,
    VENDOR,
    CLIENT;

    /** Whether a person of this role has anywhere to go: vendors and clients have no portal in this version. */
    public boolean hasPortal() {
        return switch (this) {
            case ADMIN, OPERATOR, FINANCE -> true;
            case VENDOR, CLIENT -> false;
        };
    }

    /** Whether somebody of these roles may do what this role may. */
    public boolean within(Collection<Role> roles) {
        return roles.contains(this) || roles.contains(ADMIN);
    }

    /** Roles as one text, in their order. */
    public static String joined(Collection<Role> roles) {
        return roles.stream().distinct().sorted().map(Role::name).collect(Collectors.joining(","));
    }

    /** The roles of such a text. */
    public static List<Role> split(String joined) {
        return Arrays.stream(joined.split(",")).map(Role::valueOf).toList();
    }
}
