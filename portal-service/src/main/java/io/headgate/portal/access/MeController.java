package io.headgate.portal.access;

import io.headgate.portal.access.account.Users;
import io.headgate.portal.core.Permission;
import io.headgate.portal.core.Person;
import io.headgate.portal.core.PublishedNetwork;
import io.headgate.portal.core.Role;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Tells people who they are, and lets them change their own password. */
@RestController
class MeController {

    private final PublishedNetwork network;
    private final Users users;

    MeController(PublishedNetwork network, Users users) {
        this.network = network;
        this.users = users;
    }

    record Me(
            String username,
            List<Role> roles,
            List<Permission> permissions,
            @Nullable Csrf csrf,
            @Nullable BrandName brand,
            int liveVersion) {}

    record Csrf(String header, String token) {}

    record BrandName(String name, String timeZone, String currency) {}

    @GetMapping("/api/me")
    Me me(
            @AuthenticationPrincipal Person person,
            HttpServletRequest request,
            @Parameter(hidden = true) CsrfToken csrf) {
        var published = network.current();
        var brand = published.document().brand();
        return new Me(
                person.username(),
                person.roles(),
                Permission.grantedTo(person.roles()),
                // A token would open a session, which automation does not need.
                BearerTokenFilter.presents(request) ? null : new Csrf(csrf.getHeaderName(), csrf.getToken()),
                published.version() == 0 ? null : new BrandName(brand.name(), brand.timeZone(), brand.currency()),
                published.version());
    }

    record OwnPassword(@Nullable String current, @Nullable String password) {}

    @PostMapping("/api/me/password")
    @ApiResponse(responseCode = "204")
    ResponseEntity<Void> password(@AuthenticationPrincipal Person person, @RequestBody OwnPassword change) {
        users.changeOwnPassword(person.username(), change.current(), change.password());
        return ResponseEntity.noContent().build();
    }
}
