package io.headgate.reconciliation;

import io.headgate.service.config.ServiceLauncher;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Keeps what is owed to vendors and by clients, to the cent. */
@SpringBootApplication
public class ReconciliationApplication {

    public static void main(String[] args) {
        ServiceLauncher.run(ReconciliationApplication.class, "reconciliation", args);
    }
}
