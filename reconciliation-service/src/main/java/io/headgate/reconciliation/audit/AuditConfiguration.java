package io.headgate.reconciliation.audit;

import io.headgate.service.jobs.Job;
import io.headgate.service.jobs.Jobs;
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
    private final Job recent;
    private final Job trialBalance;
    private final Job everything;

    AuditConfiguration(LedgerAuditor auditor, Jobs jobs) {
        this.auditor = auditor;
        this.recent = jobs.job("ledger.audit");
        this.trialBalance = jobs.job("ledger.trial-balance");
        this.everything = jobs.job("ledger.audit-everything");
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT20S")
    void recent() {
        audit(recent, Duration.ofMinutes(1), RECENT);
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT30S")
    void trialBalance() {
        trialBalance
                .countInOneCopy(Duration.ofHours(1), auditor::trialBalance)
                .ifPresentOrElse(auditor::tellTrialBalance, auditor::forgetTrialBalance);
    }

    @Scheduled(cron = "0 30 3 * * *")
    void everything() {
        audit(everything, Duration.ofHours(20), EVERYTHING);
    }

    private void audit(Job job, Duration interval, Duration back) {
        if (job.callInOneCopy(interval, () -> auditor.audit(back)).isEmpty()) {
            auditor.forgetAudit();
        }
    }
}
