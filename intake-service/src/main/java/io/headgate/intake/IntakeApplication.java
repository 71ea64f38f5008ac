package io.headgate.intake;

import io.headgate.service.config.ServiceLauncher;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** intake-service: accepts submissions of sources and makes them durable before it says so. */
@SpringBootApplication
public class IntakeApplication {

    public static void main(String[] args) {
        ServiceLauncher.run(IntakeApplication.class, "intake", args);
    }
}
