package io.headgate.delivery;

import io.headgate.service.config.ServiceLauncher;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts delivery-service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class DeliveryApplication {

    public static void main(String[] args) {
        ServiceLauncher.run(DeliveryApplication.class, "delivery", args);
    }
}
