package io.headgate.portal.core;

/** What a person may do; the matrix of calls is in one place, the portal's access package. */
public enum Role {
    ADMIN,
    OPERATOR,
    FINANCE,
    VENDOR,
    CLIENT
}
