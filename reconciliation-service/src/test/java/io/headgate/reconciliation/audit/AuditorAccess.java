package io.headgate.reconciliation.audit;

import io.headgate.reconciliation.config.ReconciliationMetrics.Audit;
import java.time.Duration;
import java.util.List;
import org.springframework.context.ApplicationContext;

/** Runs the auditor for tests of other packages. */
public final class AuditorAccess {

    private AuditorAccess() {}

    public static List<String> differences(ApplicationContext context) {
        var auditor = context.getBean(LedgerAuditor.class);
        if (auditor.trialBalance() != 0) {
            return List.of("TRIAL_BALANCE");
        }
        return auditor.audit(Duration.ofDays(36_500)).entrySet().stream()
                .filter(entry -> entry.getValue() != 0 && entry.getKey() != Audit.OPEN_FINDING)
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .toList();
    }
}
