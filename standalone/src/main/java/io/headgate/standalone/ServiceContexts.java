package io.headgate.standalone;

import io.headgate.embedded.EmbeddedException;
import java.util.function.BooleanSupplier;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Services as contexts of this JVM that share nothing but its class path. */
record ServiceContexts(Settings settings, ServiceProperties properties, OpenParts parts) implements ServiceRunner {

    @Override
    public BooleanSupplier start(Application application) {
        // The first Tomcat of a JVM names its temporary directory for all. Once that is gone, two that start together
        // both try to make it again, and one fails; our home stays.
        System.setProperty("catalina.home", settings.home().toString());
        return parts.open(() -> run(application))::isActive;
    }

    private ConfigurableApplicationContext run(Application application) {
        String[] arguments = properties.of(application).entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new);
        // The launcher closes the contexts itself: before Kafka and PostgreSQL, not at the same time.
        return new SpringApplicationBuilder(mainClass(application))
                .registerShutdownHook(false)
                .run(arguments);
    }

    private static Class<?> mainClass(Application application) {
        try {
            return Class.forName(application.mainClass());
        } catch (ClassNotFoundException e) {
            throw new EmbeddedException("The " + application.name() + " service is not on the class path.", e);
        }
    }
}
