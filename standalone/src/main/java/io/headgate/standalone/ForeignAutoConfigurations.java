package io.headgate.standalone;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Keeps a service from configuring what only another service has chosen: here all of them share one class path, and without this every one of them would get the
 * portal's login page and sessions.
 */
final class ForeignAutoConfigurations implements AutoConfigurationImportFilter, EnvironmentAware {

    private static final String PROPERTY = "headgate.standalone.foreign-auto-configurations";
    private static final List<String> OF_THE_PORTAL = List.of(
            "org.springframework.boot.security.",
            "org.springframework.boot.session.",
            "org.springframework.boot.jpa.",
            "org.springframework.boot.hibernate.",
            "org.springframework.boot.data.");

    private List<String> foreign = List.of();

    /** The properties that tell a context what is not its own. */
    static Map<String, String> propertiesOf(Application application) {
        if (application.name().equals("portal")) {
            return Map.of();
        }
        return Map.of(PROPERTY, String.join(",", OF_THE_PORTAL), "spring.web.resources.add-mappings", "false");
    }

    @Override
    public void setEnvironment(Environment environment) {
        foreign = List.of(environment.getProperty(PROPERTY, String[].class, new String[0]));
    }

    @Override
    public boolean[] match(@Nullable String[] autoConfigurations, AutoConfigurationMetadata metadata) {
        var own = new boolean[autoConfigurations.length];
        for (int i = 0; i < own.length; i++) {
            own[i] = !isForeign(autoConfigurations[i]);
        }
        return own;
    }

    private boolean isForeign(@Nullable String autoConfiguration) {
        // Another filter has already refused those that are null here.
        return autoConfiguration != null && foreign.stream().anyMatch(autoConfiguration::startsWith);
    }
}
