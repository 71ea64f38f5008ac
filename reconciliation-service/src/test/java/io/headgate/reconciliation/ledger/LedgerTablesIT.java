package io.headgate.reconciliation.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headgate.testkit.HeadgateIT;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
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

    private static final UUID COST = UUID.randomUUID();
    private static final UUID PAYABLE = UUID.randomUUID();

    @Autowired
    private DataSource dataSource;

    private Connection connection;

    @BeforeEach
    void makeALedgerOfAnOrdinaryRole() throws SQLException, IOException {
        connection = dataSource.getConnection();
        execute("DROP SCHEMA IF EXISTS plain CASCADE");
        execute("DROP ROLE IF EXISTS plain_role");
        execute("CREATE ROLE plain_role");
        execute("CREATE SCHEMA plain AUTHORIZATION plain_role");
        execute("SET search_path TO plain");
        execute("SET ROLE plain_role");
        execute(migration());
        for (var account : new UUID[] {COST, PAYABLE}) {
            execute("INSERT INTO account VALUES ('%s', '%s', 'SOURCE', 'web', 'USD', 'DEBIT')"
                    .formatted(account, account.equals(COST) ? "LEAD_COST" : "SOURCE_PAYABLE"));
        }
        connection.setAutoCommit(false);
    }

    @AfterEach
    void handTheConnectionBack() throws SQLException {
        connection.rollback();
        connection.setAutoCommit(true);
        execute("RESET ROLE");
        execute("RESET search_path");
        execute("DROP SCHEMA plain CASCADE");
        execute("DROP ROLE plain_role");
        connection.close();
    }

    @Test
    void takeABalancedEntry() throws SQLException {
        var entry = entry(2);
        posting(entry, 1, 2, COST, 500, 0);
        posting(entry, 2, 2, PAYABLE, -500, 500);

        connection.commit();

        assertThat(count("posting")).isEqualTo(2);
    }

    @Test
    void refuseAnUnbalancedEntryAtCommit() throws SQLException {
        var entry = entry(2);
        posting(entry, 1, 2, COST, 500, 0);
        posting(entry, 2, 2, PAYABLE, -499, 500);

        assertThatThrownBy(connection::commit).hasMessageContaining("entry_balances_at_commit");
    }

    @Test
    void refuseAnEntryWithoutAllItsLinesAtCommit() throws SQLException {
        var entry = entry(2);
        posting(entry, 1, 2, COST, 500, 0);

        assertThatThrownBy(connection::commit).hasMessageContaining("entry_balances_at_commit");
    }

    @Test
    void refuseALineWhoseRunningSumIsInvented() throws SQLException {
        var entry = entry(2);
        posting(entry, 1, 2, COST, 500, 0);

        assertThatThrownBy(() -> posting(entry, 2, 2, PAYABLE, -400, 400))
                .hasMessageContaining("posting_follows_the_line_before");
    }

    @Test
    void refuseALineAppendedLater() throws SQLException {
        var entry = balanced();

        assertThatThrownBy(() -> posting(entry, 3, 2, COST, 500, 0)).hasMessageContaining("no_line_beyond_the_entry");
        connection.rollback();
        assertThatThrownBy(() -> posting(entry, 3, 3, COST, 500, 0))
                .hasMessageContaining("posting_belongs_to_its_entry");
    }

    @Test
    void refuseASecondEntryOfTheSameCause() throws SQLException {
        balanced();

        assertThatThrownBy(this::balanced).hasMessageContaining("entry_once_per_cause");
    }

    @Test
    void refuseAChangeOfWhatIsPosted() throws SQLException {
        balanced();

        for (var change : new String[] {
            "UPDATE posting SET amount = 1",
            "UPDATE posting SET sealed = 1",
            "DELETE FROM posting",
            "TRUNCATE posting CASCADE",
            "UPDATE journal_entry SET effective_at = now()",
            "UPDATE journal_entry SET must_sum = 1",
            "DELETE FROM journal_entry"
        }) {
            assertThatThrownBy(() -> execute(change)).as(change).isInstanceOf(SQLException.class);
            connection.rollback();
        }
    }

    private UUID balanced() throws SQLException {
        var entry = entry(2);
        posting(entry, 1, 2, COST, 500, 0);
        posting(entry, 2, 2, PAYABLE, -500, 500);
        connection.commit();
        return entry;
    }

    private UUID entry(int lines) throws SQLException {
        var id = UUID.randomUUID();
        execute("""
            INSERT INTO journal_entry (id, idem_key, idem_hash, kind, effective_at, posted_at, currency, line_count,
                                       lead_id, rate_card_version, actor)
            VALUES ('%s', 'cost:1', '\\x00', 'LEAD_COST', now(), now(), 'USD', %d, '%s', 1, 'test')
            """.formatted(id, lines, UUID.randomUUID()));
        return id;
    }

    private void posting(UUID entry, int seq, int lines, UUID account, long amount, long before) throws SQLException {
        execute("""
            INSERT INTO posting (entry_id, seq, line_count, account_id, currency, amount, sum_before, sum_after)
            VALUES ('%s', %d, %d, '%s', 'USD', %d, %d, %d)
            """.formatted(entry, seq, lines, account, amount, before, before + amount));
    }

    private long count(String table) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String migration() throws IOException {
        try (var in =
                LedgerTablesIT.class.getResourceAsStream("/db/migration/reconciliation/V0002__create_ledger.sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
