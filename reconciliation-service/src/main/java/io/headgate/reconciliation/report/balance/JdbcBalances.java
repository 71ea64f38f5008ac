package io.headgate.reconciliation.report.balance;

import io.headgate.model.shared.Money;
import io.headgate.reconciliation.report.party.StatementParty;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Balances, summed from the postings themselves: there is no second figure that could differ. */
@Repository
class JdbcBalances {

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

    JdbcBalances(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What one party owes or is owed on one account, debit positive. */
    record AccountBalance(StatementParty party, String partyId, String account, Money amount) {}

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
}
