package io.headgate.reconciliation.audit;

import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** When the ledger is recounted: what is new every minute, the sum of all every hour, everything every night. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class AuditConfiguration {

    private static final Duration RECENT = Duration.ofHours(1);
    private static final Duration EVERYTHING = Duration.ofDays(36_500);

    private final LedgerAuditor auditor;

    AuditConfiguration(LedgerAuditor auditor) {
        this.auditor = auditor;
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT20S")
    void recent() {
        auditor.audit(RECENT);
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT30S")
    void trialBalance() {
        auditor.trialBalance();
    }

    @Scheduled(cron = "0 30 3 * * *")
    void everything() {
        auditor.audit(EVERYTHING);
    }
}
