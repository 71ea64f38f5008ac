package io.headgate.portal.config;

import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Says in the API's description how a caller of the admin API shows who it is. */
@Configuration(proxyBeanMethods = false)
class AdminApiDescription {

    private static final String TOKEN = "api_token";
    private static final String SESSION = "session";

    @Bean
    OpenApiCustomizer describeAccess() {
        return api -> {
            api.schemaRequirement(
                    TOKEN,
                    new SecurityScheme()
                            .type(SecurityScheme.Type.HTTP)
                            .scheme("bearer")
                            .description("A token made under Users & tokens; it has the roles that it was made with."));
            api.schemaRequirement(
                    SESSION,
                    new SecurityScheme()
                            .type(SecurityScheme.Type.APIKEY)
                            .in(SecurityScheme.In.COOKIE)
                            .name("headgate_session")
                            .description("The session of a user who logged in; the portal's own pages use it."));
            api.getPaths().forEach((path, item) -> item.readOperationsMap().forEach((_, operation) -> {
                if (path.startsWith("/api/admin/")) {
                    operation
                            .addSecurityItem(new SecurityRequirement().addList(TOKEN))
                            .addSecurityItem(new SecurityRequirement().addList(SESSION));
                }
            }));
        };
    }
}
