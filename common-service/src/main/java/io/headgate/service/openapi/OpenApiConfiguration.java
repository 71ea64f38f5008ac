package io.headgate.service.openapi;

import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Serves a service's description: what outsiders call at {@code /openapi.json}, and what services ask one another at
 * {@code /openapi.json/internal}, which answers only to the service token.
 */
@Configuration(proxyBeanMethods = false)
public class OpenApiConfiguration {

    private static final String TOKEN = "service_token";

    @Bean
    ModelResolver recordSchemas(ObjectMapperProvider mappers) {
        return new RecordSchemas(mappers.jsonMapper());
    }

    @Bean
    GlobalOpenApiCustomizer stableDescription() {
        return new StableDescription();
    }

    /** The service's name on its description. */
    @Bean
    GlobalOpenApiCustomizer titleOfDescription(Environment environment) {
        var service = environment.getProperty("spring.application.name", "");
        return api -> api.getInfo().title("Headgate " + service).version("v1");
    }

    /** Who may call: on the internal description the services, on any other whoever the service itself names. */
    @Bean
    GlobalOpenApiCustomizer whoMayAskServices() {
        return api -> {
            var paths = api.getPaths();
            if (paths != null && paths.keySet().stream().anyMatch(path -> path.startsWith("/internal/"))) {
                api.schemaRequirement(
                                TOKEN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description("The services' own token, made of the master key."))
                        .addSecurityItem(new SecurityRequirement().addList(TOKEN));
            }
        };
    }
}
