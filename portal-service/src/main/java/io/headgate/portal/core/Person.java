package io.headgate.portal.core;

import java.io.Serializable;
import java.security.Principal;
import java.util.List;

/** Who is logged in. Kept in the session, so its form must stay readable from one release to the next. */
public record Person(String username, List<Role> roles) implements Principal, Serializable {

    private static final long serialVersionUID = 1;

    public Person {
        roles = List.copyOf(roles);
    }

    @Override
    public String getName() {
        return username;
    }
}
