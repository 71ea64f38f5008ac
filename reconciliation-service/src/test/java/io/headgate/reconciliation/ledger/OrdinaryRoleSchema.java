package io.headgate.reconciliation.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** This service's tables in a schema of their own, owned by a role that is no superuser, as in production. */
final class OrdinaryRoleSchema implements AutoCloseable {

    static final UUID COST = UUID.randomUUID();
    static final UUID PAYABLE = UUID.randomUUID();

    private static final List<String> MIGRATIONS = List.of(
            "V0002__create_ledger",
            "V0003__create_returns",
            "V0012__create_dispositions",
            "V0013__pay_for_what_was_taken",
            "V0014__statements_can_be_matched",
            "V0015__entries_about_subjects");

    private final Connection connection;
    private int next;

    OrdinaryRoleSchema(DataSource dataSource) throws SQLException {
        connection = dataSource.getConnection();
        execute("DROP SCHEMA IF EXISTS plain CASCADE");
        execute("DROP ROLE IF EXISTS plain_role");
        execute("CREATE ROLE plain_role");
        execute("CREATE SCHEMA plain AUTHORIZATION plain_role");
        execute("SET search_path TO plain");
        execute("SET ROLE plain_role");
    }

    void migrateTo(String last) throws SQLException, IOException {
        while (next <= MIGRATIONS.indexOf(last)) {
            execute(migration(MIGRATIONS.get(next)));
            next++;
        }
    }

    void migrateToNewest() throws SQLException, IOException {
        migrateTo(MIGRATIONS.getLast());
    }

    void openAccounts() throws SQLException {
        for (var account : new UUID[] {COST, PAYABLE}) {
            execute("INSERT INTO account VALUES ('%s', '%s', 'SOURCE', 'web', 'USD', 'DEBIT')"
                    .formatted(account, account.equals(COST) ? "LEAD_COST" : "SOURCE_PAYABLE"));
        }
    }

    /** From here on, everything is in transactions. */
    void begin() throws SQLException {
        connection.setAutoCommit(false);
    }

    void commit() throws SQLException {
        connection.commit();
    }

    void rollback() throws SQLException {
        connection.rollback();
    }

    /** Inserts the entry's row as every version of this service does: it says nothing of a subject. */
    UUID insertEntry(String cause, int lines) throws SQLException {
        return insertEntry(cause, lines, "lead_id", "'" + UUID.randomUUID() + "'");
    }

    /** Inserts the entry's row with these columns besides those that every entry has. */
    UUID insertEntry(String cause, int lines, String columns, String values) throws SQLException {
        var id = UUID.randomUUID();
        execute("""
            INSERT INTO journal_entry (id, idem_key, idem_hash, kind, effective_at, posted_at, currency, line_count,
                                       rate_card_version, actor, %s)
            VALUES ('%s', '%s', '\\x00', 'LEAD_COST', now(), now(), 'USD', %d, 1, 'test', %s)
            """.formatted(columns, id, cause, lines, values));
        return id;
    }

    void insertPosting(UUID entry, int seq, int lines, UUID account, long amount, long before) throws SQLException {
        execute("""
            INSERT INTO posting (entry_id, seq, line_count, account_id, currency, amount, sum_before, sum_after)
            VALUES ('%s', %d, %d, '%s', 'USD', %d, %d, %d)
            """.formatted(entry, seq, lines, account, amount, before, before + amount));
    }

    void insertBalancedPostings(UUID entry) throws SQLException {
        insertPosting(entry, 1, 2, COST, 500, 0);
        insertPosting(entry, 2, 2, PAYABLE, -500, 500);
    }

    String text(String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
        execute("RESET ROLE");
        execute("RESET search_path");
        execute("DROP SCHEMA plain CASCADE");
        execute("DROP ROLE plain_role");
        connection.close();
    }

    private static String migration(String name) throws IOException {
        try (var in =
                OrdinaryRoleSchema.class.getResourceAsStream("/db/migration/reconciliation/%s.sql".formatted(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
