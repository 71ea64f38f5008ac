package io.headgate.reconciliation.statement;

import io.headgate.model.shared.DeliveryId;
import io.headgate.model.shared.EntryId;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Money;
import io.headgate.reconciliation.core.EntryKind;
import io.headgate.reconciliation.core.Statement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Statements and balances, summed from the postings themselves: there is no second figure that could differ. */
@Repository
class StatementTables {

    private static final String MOVED = """
          FROM journal_entry e
          JOIN posting p ON p.entry_id = e.id
          JOIN account a ON a.id = p.account_id
         WHERE (e.vendor_id = :vendor OR e.client_id = :client)
           AND a.code IN (:accounts)
           AND e.currency = :currency
        """;

    private static final String OPENING =
            "SELECT coalesce(sum(p.amount), 0)::bigint" + "\n" + MOVED + " AND e.effective_at < :from";

    private static final String MOVEMENTS = """
        SELECT e.id, e.kind, e.effective_at, e.posted_at, e.lead_id, e.delivery_id, e.source_id, e.reason,
               sum(p.amount)::bigint AS amount
        """ + MOVED + """
           AND e.effective_at >= :from AND e.effective_at < :to
         GROUP BY e.id
         ORDER BY e.effective_at, e.posted_at, e.id
        """;

    private static final String BALANCES = """
        SELECT CASE WHEN e.vendor_id IS NULL THEN 'CLIENT' ELSE 'VENDOR' END AS party_type,
               coalesce(e.vendor_id, e.client_id) AS party_id, a.code, p.currency, sum(p.amount)::bigint AS amount
          FROM posting p
          JOIN account a ON a.id = p.account_id
          JOIN journal_entry e ON e.id = p.entry_id
         WHERE a.code IN (:accounts)
         GROUP BY 1, 2, 3, 4
         ORDER BY 1 DESC, 2, 4, 3
        """;

    private static final String TRIAL_BALANCE =
            "SELECT currency, sum(amount)::bigint AS amount FROM posting GROUP BY currency ORDER BY currency";

    private final JdbcClient jdbc;

    StatementTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What one party owes or is owed on one account, debit positive. */
    record AccountBalance(StatementParty party, String partyId, String account, Money amount) {}

    /** Opening balance and movements of one moment, so that they always fit together. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    Statement statement(StatementParty party, String partyId, String currency, Instant from, Instant to) {
        long opening = query(OPENING, party, partyId, currency, from, to)
                .query(Long.class)
                .single();
        var movements = query(MOVEMENTS, party, partyId, currency, from, to)
                .query((row, number) -> movement(row, party, currency))
                .list();
        return Statement.of(party.reads(new Money(opening, currency)), movements);
    }

    List<AccountBalance> balances() {
        return jdbc.sql(BALANCES)
                .param("accounts", StatementParty.allAccounts())
                .query((row, number) -> new AccountBalance(
                        StatementParty.valueOf(row.getString("party_type")),
                        row.getString("party_id"),
                        row.getString("code"),
                        new Money(row.getLong("amount"), row.getString("currency"))))
                .list();
    }

    List<Money> trialBalance() {
        return jdbc.sql(TRIAL_BALANCE)
                .query((row, number) -> new Money(row.getLong("amount"), row.getString("currency")))
                .list();
    }

    boolean knows(StatementParty party, String partyId) {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM journal_entry WHERE vendor_id = :vendor OR client_id = :client)")
                .param("vendor", party == StatementParty.VENDOR ? partyId : null)
                .param("client", party == StatementParty.CLIENT ? partyId : null)
                .query(Boolean.class)
                .single();
    }

    private JdbcClient.StatementSpec query(
            String sql, StatementParty party, String partyId, String currency, Instant from, Instant to) {
        return jdbc.sql(sql)
                .param("vendor", party == StatementParty.VENDOR ? partyId : null)
                .param("client", party == StatementParty.CLIENT ? partyId : null)
                .param("accounts", party.accounts())
                .param("currency", currency)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC));
    }

    private static Statement.Movement movement(ResultSet row, StatementParty party, String currency)
            throws SQLException {
        var delivery = row.getObject("delivery_id", UUID.class);
        return new Statement.Movement(
                new EntryId(row.getObject("id", UUID.class)),
                EntryKind.valueOf(row.getString("kind")),
                instant(row, "effective_at"),
                instant(row, "posted_at"),
                new LeadId(row.getObject("lead_id", UUID.class)),
                delivery == null ? null : new DeliveryId(delivery),
                nullable(row, "source_id"),
                nullable(row, "reason"),
                party.reads(new Money(row.getLong("amount"), currency)));
    }

    private static @Nullable String nullable(ResultSet row, String column) throws SQLException {
        return row.getString(column);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
