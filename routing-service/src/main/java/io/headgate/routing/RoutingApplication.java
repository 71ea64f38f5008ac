package io.headgate.routing;

import io.headgate.routing.config.RoutingProperties;
import io.headgate.service.config.ServiceLauncher;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts routing-service. */
@SpringBootApplication
@EnableScheduling
@EnableConfigurationProperties(RoutingProperties.class)
public class RoutingApplication {

    public static void main(String[] args) {
        ServiceLauncher.run(RoutingApplication.class, "routing", args);
    }
}
