package io.headgate.reconciliation.config;

import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Says in the API's description that clients call with their keys. */
@Configuration(proxyBeanMethods = false)
class ClientApiDescription {

    private static final String KEY = "api_key";

    @Bean
    OpenApiCustomizer describeAccess() {
        return api -> {
            api.schemaRequirement(
                    KEY,
                    new SecurityScheme()
                            .type(SecurityScheme.Type.HTTP)
                            .scheme("bearer")
                            .description("The client's API key."));
            api.getPaths().forEach((path, item) -> item.readOperationsMap().forEach((_, operation) -> {
                if (path.startsWith("/v1/")) {
                    operation.addSecurityItem(new SecurityRequirement().addList(KEY));
                }
            }));
        };
    }
}
