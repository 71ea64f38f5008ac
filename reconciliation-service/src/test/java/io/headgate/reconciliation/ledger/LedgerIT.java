package io.headgate.reconciliation.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headgate.model.reconciliation.v1.LedgerPosted;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Money;
import io.headgate.reconciliation.audit.AuditorAccess;
import io.headgate.reconciliation.core.ledger.Account;
import io.headgate.reconciliation.core.ledger.AccountCode;
import io.headgate.reconciliation.core.ledger.Counterparty;
import io.headgate.reconciliation.core.ledger.Entry;
import io.headgate.reconciliation.core.ledger.EntryKind;
import io.headgate.reconciliation.core.ledger.EntrySubject;
import io.headgate.reconciliation.core.ledger.Ledger;
import io.headgate.testkit.HeadgateIT;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What posting guarantees whatever the entries are about. */
@HeadgateIT
class LedgerIT {

    private static final Instant AT = Instant.parse("2024-03-01T12:00:00Z");

    @Autowired
    private Ledger ledger;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ApplicationContext context;

    @Test
    void anEntryAboutAPeriodOrAnInvoiceIsPostedOnceAndAnnouncedToNobody() {
        for (var subject : List.of(EntrySubject.ofPeriod("2024-03"), EntrySubject.ofInvoice("inv-7"))) {
            var entry = entry("fee:" + UUID.randomUUID(), subject, null);

            assertThat(post(entry)).isEmpty();
            assertThat(post(entry)).isEmpty();

            assertThat(stored(entry)).isEqualTo(subject.type() + " " + subject.id());
        }
    }

    @Test
    void anEntryAboutADisputeIsAnnouncedWithTheLeadThatItIsAbout() {
        var lead = new LeadId(UUID.randomUUID());
        var entry = entry("dispute:" + UUID.randomUUID(), EntrySubject.ofDispute("dsp-7", lead), null);

        assertThat(post(entry)).extracting(LedgerPosted::leadId).containsExactly(lead);
        assertThat(stored(entry)).isEqualTo("DISPUTE dsp-7");
    }

    @Test
    void twoSubjectsOfOneIdAreTwoBodies() {
        var cause = "fee:" + UUID.randomUUID();
        post(entry(cause, EntrySubject.ofPeriod("7"), null));

        assertThatThrownBy(() -> post(entry(cause, EntrySubject.ofInvoice("7"), null)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("with another body");
    }

    @Test
    void whatTakesBackIsLinkedToWhatItTakesBack() {
        var fee = entry("fee:" + UUID.randomUUID(), EntrySubject.ofPeriod("2024-03"), null);
        var back = fee.reversed(EntryKind.LEAD_COST, "back:" + UUID.randomUUID(), AT, fee.subject(), "test");

        post(fee);
        post(back);

        assertThat(jdbc.sql("""
            SELECT r.idem_key FROM journal_entry e JOIN journal_entry r ON r.id = e.reverses
             WHERE e.idem_key = :cause
            """)
                        .param("cause", back.idemKey())
                        .query(String.class)
                        .single())
                .isEqualTo(fee.idemKey());
    }

    @Test
    void whatTakesBackAnEntryThatIsNotThereIsRefused() {
        var back = entry("back:" + UUID.randomUUID(), EntrySubject.ofPeriod("2024-03"), "fee:never");

        assertThatThrownBy(() -> post(back))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("fee:never, which was never posted");

        assertThat(jdbc.sql("SELECT count(*) FROM journal_entry WHERE idem_key = :cause")
                        .param("cause", back.idemKey())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void theAuditorFindsAReversalThatIsNotTheOpposite() {
        var fee = entry("fee:" + UUID.randomUUID(), EntrySubject.ofPeriod("2024-03"), null);
        post(fee);

        transactions.executeWithoutResult(status -> {
            post(entry("back:" + UUID.randomUUID(), EntrySubject.ofPeriod("2024-03"), fee.idemKey()));
            assertThat(AuditorAccess.differences(context)).contains("REVERSAL_NOT_OPPOSITE=1");
            status.setRollbackOnly();
        });

        assertThat(AuditorAccess.differences(context)).noneMatch(found -> found.startsWith("REVERSAL"));
    }

    private List<LedgerPosted> post(Entry entry) {
        return transactions.execute(status -> ledger.post(List.of(entry)));
    }

    private String stored(Entry entry) {
        return jdbc.sql("SELECT subject_type || ' ' || subject_id FROM journal_entry WHERE idem_key = :cause")
                .param("cause", entry.idemKey())
                .query(String.class)
                .single();
    }

    private static Entry entry(String cause, EntrySubject subject, String reverses) {
        return new Entry(
                EntryKind.LEAD_COST,
                cause,
                AT,
                subject,
                Counterparty.vendorOf("ledger-it", "ledger-it"),
                1,
                "test",
                null,
                reverses,
                Entry.move(
                        Money.of("5.00", "USD"),
                        Account.ofSource(AccountCode.LEAD_COST, "ledger-it"),
                        Account.ofSource(AccountCode.SOURCE_PAYABLE, "ledger-it")));
    }
}
