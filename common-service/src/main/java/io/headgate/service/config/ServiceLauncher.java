package io.headgate.service.config;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts a service by its name: its settings are {@code <name>.yml}, its migrations {@code db/migration/<name>}. */
public final class ServiceLauncher {

    private ServiceLauncher() {}

    public static ConfigurableApplicationContext run(Class<?> application, String name, String... args) {
        return new SpringApplicationBuilder(application)
                .properties("spring.config.name=" + name)
                .run(args);
    }
}
