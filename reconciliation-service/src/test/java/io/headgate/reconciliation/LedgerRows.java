package io.headgate.reconciliation;

import io.headgate.model.shared.LeadId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ledger's rows as text, for comparing. */
public final class LedgerRows {

    private static final String OF_LEAD = """
        SELECT coalesce(string_agg(line, ' ' ORDER BY line), '') FROM (
            SELECT e.kind || '/' || a.code || '/' || a.party_id || '=' || (p.amount / 1000000.0)::numeric(12, 2) AS line
              FROM journal_entry e JOIN posting p ON p.entry_id = e.id JOIN account a ON a.id = p.account_id
             WHERE e.lead_id = :lead) lines
        """;

    private LedgerRows() {}

    /** Every line of the lead's entries. */
    public static String of(JdbcClient jdbc, LeadId lead) {
        return jdbc.sql(OF_LEAD).param("lead", lead.value()).query(String.class).single();
    }

    public static long trialBalance(JdbcClient jdbc) {
        return jdbc.sql("SELECT coalesce(sum(amount), 0)::bigint FROM posting")
                .query(Long.class)
                .single();
    }
}
