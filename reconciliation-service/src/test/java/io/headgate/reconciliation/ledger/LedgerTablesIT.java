package io.headgate.reconciliation.ledger;

import static io.headgate.reconciliation.ledger.OrdinaryRoleSchema.COST;
import static io.headgate.reconciliation.ledger.OrdinaryRoleSchema.PAYABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headgate.testkit.HeadgateIT;
import java.io.IOException;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the tables refuse by themselves, to a role that owns them and is no superuser, as in production. */
@HeadgateIT
class LedgerTablesIT {

    @Autowired
    private DataSource dataSource;

    private OrdinaryRoleSchema schema;

    @BeforeEach
    void makeALedgerOfAnOrdinaryRole() throws SQLException, IOException {
        schema = new OrdinaryRoleSchema(dataSource);
        schema.migrateToNewest();
        schema.openAccounts();
        schema.begin();
    }

    @AfterEach
    void handTheConnectionBack() throws SQLException {
        schema.close();
    }

    @Test
    void takeABalancedEntry() throws SQLException {
        balanced("cost:1");

        assertThat(schema.text("SELECT count(*) FROM posting")).isEqualTo("2");
    }

    @Test
    void refuseAnUnbalancedEntryAtCommit() throws SQLException {
        var entry = schema.insertEntry("cost:1", 2);
        schema.insertPosting(entry, 1, 2, COST, 500, 0);
        schema.insertPosting(entry, 2, 2, PAYABLE, -499, 500);

        assertThatThrownBy(schema::commit).hasMessageContaining("entry_balances_at_commit");
    }

    @Test
    void refuseAnEntryWithoutAllItsLinesAtCommit() throws SQLException {
        var entry = schema.insertEntry("cost:1", 2);
        schema.insertPosting(entry, 1, 2, COST, 500, 0);

        assertThatThrownBy(schema::commit).hasMessageContaining("entry_balances_at_commit");
    }

    @Test
    void refuseALineWhoseRunningSumIsInvented() throws SQLException {
        var entry = schema.insertEntry("cost:1", 2);
        schema.insertPosting(entry, 1, 2, COST, 500, 0);

        assertThatThrownBy(() -> schema.insertPosting(entry, 2, 2, PAYABLE, -400, 400))
                .hasMessageContaining("posting_follows_the_line_before");
    }

    @Test
    void refuseALineAppendedLater() throws SQLException {
        var entry = balanced("cost:1");

        assertThatThrownBy(() -> schema.insertPosting(entry, 3, 2, COST, 500, 0))
                .hasMessageContaining("no_line_beyond_the_entry");
        schema.rollback();
        assertThatThrownBy(() -> schema.insertPosting(entry, 3, 3, COST, 500, 0))
                .hasMessageContaining("posting_belongs_to_its_entry");
    }

    @Test
    void refuseASecondEntryOfTheSameCause() throws SQLException {
        balanced("cost:1");

        assertThatThrownBy(() -> balanced("cost:1")).hasMessageContaining("entry_once_per_cause");
    }

    @Test
    void takeAnEntryAboutAPeriodAnInvoiceOrADispute() throws SQLException {
        for (var type : new String[] {"PERIOD", "INVOICE", "DISPUTE"}) {
            var entry = schema.insertEntry(
                    type, 2, "subject_type, subject_ref", "'%s', '%s-7'".formatted(type, type.toLowerCase()));
            schema.insertBalancedPostings(entry);
        }
        schema.commit();

        assertThat(schema.text("SELECT string_agg(subject_id, ' ' ORDER BY subject_id) FROM journal_entry"))
                .isEqualTo("dispute-7 invoice-7 period-7");
    }

    @Test
    void refuseAnEntryThatIsAboutNothing() throws SQLException {
        assertThatThrownBy(() -> schema.insertEntry("fee:1", 2, "subject_type", "'LEAD'"))
                .hasMessageContaining("subject_id");
        schema.rollback();
        assertThatThrownBy(() -> schema.insertEntry("fee:1", 2, "subject_type", "'PERIOD'"))
                .hasMessageContaining("subject_id");
    }

    @Test
    void refuseASubjectOfTwoKindsAndOneOfAnUnknownKind() throws SQLException {
        assertThatThrownBy(() -> schema.insertEntry(
                        "fee:1", 2, "subject_type, subject_ref, lead_id", "'LEAD', 'x', gen_random_uuid()"))
                .hasMessageContaining("only_a_lead_has_no_subject_ref");
        schema.rollback();
        assertThatThrownBy(
                        () -> schema.insertEntry("fee:1", 2, "subject_type, lead_id", "'DISPUTE', gen_random_uuid()"))
                .hasMessageContaining("only_a_lead_has_no_subject_ref");
        schema.rollback();
        assertThatThrownBy(() -> schema.insertEntry("fee:1", 2, "subject_type, subject_ref", "'WEATHER', 'x'"))
                .hasMessageContaining("subject_type_is_known");
    }

    @Test
    void refuseADeliveryOfNoLead() {
        assertThatThrownBy(() -> schema.insertEntry(
                        "fee:1", 2, "subject_type, subject_ref, delivery_id", "'PERIOD', '2026-03', gen_random_uuid()"))
                .hasMessageContaining("delivery_and_return_are_of_a_lead");
    }

    @Test
    void refuseToTakeTheSameEntryBackTwice() throws SQLException {
        var cost = balanced("cost:1");
        var columns = "lead_id, reverses";
        var values = "gen_random_uuid(), '%s'".formatted(cost);
        schema.insertBalancedPostings(schema.insertEntry("cost-reversed:1", 2, columns, values));
        schema.commit();

        assertThatThrownBy(() -> schema.insertEntry("cost-reversed:2", 2, columns, values))
                .hasMessageContaining("entry_reversed_once");
    }

    @Test
    void refuseToTakeBackWhatIsNotThereOrTheEntryItself() throws SQLException {
        assertThatThrownBy(() -> schema.insertEntry(
                        "cost-reversed:1", 2, "lead_id, reverses", "gen_random_uuid(), gen_random_uuid()"))
                .hasMessageContaining("journal_entry_reverses_fkey");
        schema.rollback();
        assertThatThrownBy(() -> schema.execute("""
            INSERT INTO journal_entry (id, idem_key, idem_hash, kind, effective_at, posted_at, currency, line_count,
                                       rate_card_version, actor, lead_id, reverses)
            VALUES ('%1$s', 'odd', '\\x00', 'LEAD_COST', now(), now(), 'USD', 2, 1, 'test', '%1$s', '%1$s')
            """.formatted(UUID.randomUUID())))
                .hasMessageContaining("entry_takes_back_another");
    }

    @Test
    void refuseAReversalThatNamesNothing() {
        assertThatThrownBy(() -> schema.execute("""
            INSERT INTO journal_entry (id, idem_key, idem_hash, kind, effective_at, posted_at, currency, line_count,
                                       rate_card_version, actor, lead_id)
            VALUES (gen_random_uuid(), 'odd', '\\x00', 'LEAD_COST_REVERSED', now(), now(), 'USD', 2, 1, 'test',
                    gen_random_uuid())
            """)).hasMessageContaining("what_takes_back_names_what");
    }

    @Test
    void refuseAChangeOfWhatIsPosted() throws SQLException {
        balanced("cost:1");

        for (var change : new String[] {
            "UPDATE posting SET amount = 1",
            "UPDATE posting SET sealed = 1",
            "DELETE FROM posting",
            "TRUNCATE posting CASCADE",
            "UPDATE journal_entry SET effective_at = now()",
            "UPDATE journal_entry SET must_sum = 1",
            "UPDATE journal_entry SET subject_type = 'PERIOD'",
            "DELETE FROM journal_entry"
        }) {
            assertThatThrownBy(() -> schema.execute(change)).as(change).isInstanceOf(SQLException.class);
            schema.rollback();
        }
    }

    private UUID balanced(String cause) throws SQLException {
        var entry = schema.insertEntry(cause, 2);
        schema.insertBalancedPostings(entry);
        schema.commit();
        return entry;
    }
}
