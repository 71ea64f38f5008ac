package io.headgate.reconciliation.audit;

import io.headgate.reconciliation.config.ReconciliationMetrics;
import io.headgate.reconciliation.config.ReconciliationMetrics.Audit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Recounts the ledger from its rows and says how many differences it found: zero, unless something is wrong with the
 * database, an older version or a hand in the tables. It only reads.
 */
@Component
class LedgerAuditor {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerAuditor.class);

    // A deferred constraint guards the same; this would also see what came in past the constraints.
    private static final String UNBALANCED = """
        SELECT count(*) FROM (
            SELECT e.id FROM journal_entry e LEFT JOIN posting p ON p.entry_id = e.id
             WHERE e.posted_at >= :since
             GROUP BY e.id
            HAVING coalesce(sum(p.amount), 0) <> 0 OR count(p.seq) <> e.line_count) wrong
        """;

    private static final String UNCHARGED = """
        SELECT count(*) FROM delivered_lead d
         WHERE d.delivered_at >= :since AND d.price > 0
           AND 1 <> (SELECT count(*) FROM journal_entry e
                      WHERE e.lead_id = d.lead_id AND e.delivery_id = d.delivery_id AND e.kind = 'DELIVERY_CHARGE')
        """;

    private static final String UNDELIVERED = """
        SELECT count(*) FROM journal_entry e
         WHERE e.posted_at >= :since AND e.kind = 'DELIVERY_CHARGE'
           AND NOT EXISTS (SELECT 1 FROM delivered_lead d WHERE d.delivery_id = e.delivery_id)
        """;

    private static final String COSTLESS = """
        SELECT count(*) FROM payable_lead l
         WHERE l.payable_at >= :since AND l.cost > 0
           AND 1 <> (SELECT count(*) FROM journal_entry e WHERE e.lead_id = l.lead_id AND e.kind = 'LEAD_COST')
        """;

    // What takes an entry back is about the same subject, and leaves nothing of it on any account.
    private static final String NOT_OPPOSITE = """
        SELECT count(*) FROM journal_entry e JOIN journal_entry r ON r.id = e.reverses
         WHERE e.posted_at >= :since
           AND (e.subject_type <> r.subject_type OR e.subject_id <> r.subject_id
                OR EXISTS (SELECT 1 FROM posting p WHERE p.entry_id IN (e.id, r.id)
                            GROUP BY p.account_id HAVING sum(p.amount) <> 0))
        """;

    private static final String TRIAL_BALANCE =
            "SELECT count(*) FROM (SELECT currency FROM posting GROUP BY currency HAVING sum(amount) <> 0) wrong";

    private static final String FINDINGS = "SELECT count(*) FROM finding";

    private final JdbcClient jdbc;
    private final ReconciliationMetrics metrics;
    private final Clock clock;

    LedgerAuditor(JdbcClient jdbc, ReconciliationMetrics metrics, Clock clock) {
        this.jdbc = jdbc;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Recounts what moved within the time given. */
    Map<Audit, Long> audit(Duration back) {
        var since = clock.instant().minus(back);
        var found = new EnumMap<Audit, Long>(Audit.class);
        found.put(Audit.UNBALANCED_ENTRY, count(UNBALANCED, since));
        found.put(Audit.DELIVERY_WITHOUT_CHARGE, count(UNCHARGED, since));
        found.put(Audit.CHARGE_WITHOUT_DELIVERY, count(UNDELIVERED, since));
        found.put(Audit.LEAD_WITHOUT_COST, count(COSTLESS, since));
        found.put(Audit.REVERSAL_NOT_OPPOSITE, count(NOT_OPPOSITE, since));
        found.put(Audit.OPEN_FINDING, jdbc.sql(FINDINGS).query(Long.class).single());
        found.forEach(this::report);
        return found;
    }

    /** Makes the differences unknown in this copy: another one has recounted, or nobody could. */
    void forgetAudit() {
        for (var audit : Audit.values()) {
            if (audit != Audit.TRIAL_BALANCE) {
                metrics.auditUnknown(audit);
            }
        }
    }

    void forgetTrialBalance() {
        metrics.auditUnknown(Audit.TRIAL_BALANCE);
    }

    /** How many currencies do not sum to zero over the whole ledger. */
    long trialBalance() {
        return jdbc.sql(TRIAL_BALANCE).query(Long.class).single();
    }

    void tellTrialBalance(long differences) {
        report(Audit.TRIAL_BALANCE, differences);
    }

    private void report(Audit audit, long differences) {
        metrics.audited(audit, differences);
        if (differences > 0 && audit != Audit.OPEN_FINDING) {
            LOG.atError()
                    .addKeyValue("check", audit)
                    .addKeyValue("differences", differences)
                    .log("ledger.audit-failed");
        }
    }

    private long count(String sql, Instant since) {
        return jdbc.sql(sql)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }
}
