package io.headgate.validation;

import io.headgate.service.config.ServiceLauncher;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Checks every lead and lets the source's policy decide what the verdicts lead to. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ValidationApplication {

    public static void main(String[] args) {
        ServiceLauncher.run(ValidationApplication.class, "validation", args);
    }
}
