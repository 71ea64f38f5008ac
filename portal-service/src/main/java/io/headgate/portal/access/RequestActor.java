package io.headgate.portal.access;

import io.headgate.portal.core.CurrentActor;
import io.headgate.portal.core.Person;
import io.headgate.portal.core.Role;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

@Component
class RequestActor implements CurrentActor {

    @Override
    public String name() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication == null ? "system" : authentication.getName();
    }

    @Override
    public boolean isAdmin() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null
                && authentication.getPrincipal() instanceof Person person
                && person.roles().contains(Role.ADMIN);
    }
}
