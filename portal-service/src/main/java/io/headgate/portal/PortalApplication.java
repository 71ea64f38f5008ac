package io.headgate.portal;

import io.headgate.service.config.ServiceLauncher;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;

/** Starts the portal; people live in its own tables, so Boot's made-up user is left out. */
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
@ConfigurationPropertiesScan
public class PortalApplication {

    public static void main(String[] args) {
        ServiceLauncher.run(PortalApplication.class, "portal", args);
    }
}
