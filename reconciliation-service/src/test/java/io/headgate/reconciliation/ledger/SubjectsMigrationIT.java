package io.headgate.reconciliation.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.testkit.HeadgateIT;
import java.io.IOException;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Entries of the version before get their subject, and a copy of that version goes on posting beside this one. */
@HeadgateIT
class SubjectsMigrationIT {

    private static final String BEFORE = "V0014__statements_can_be_matched";

    @Autowired
    private DataSource dataSource;

    @Test
    void anEntryOfTheVersionBeforeIsAboutItsLead() throws SQLException, IOException {
        try (var schema = new OrdinaryRoleSchema(dataSource)) {
            schema.migrateTo(BEFORE);
            schema.openAccounts();
            schema.begin();
            var lead = UUID.randomUUID();
            schema.insertBalancedPostings(schema.insertEntry("cost:1", 2, "lead_id", "'" + lead + "'"));
            schema.commit();

            schema.migrateToNewest();
            schema.commit();

            assertThat(schema.text("SELECT subject_type || ' ' || subject_id FROM journal_entry"))
                    .isEqualTo("LEAD lead_" + lead);
        }
    }

    @Test
    void aCopyOfTheVersionBeforeGoesOnPosting() throws SQLException, IOException {
        try (var schema = new OrdinaryRoleSchema(dataSource)) {
            schema.migrateToNewest();
            schema.openAccounts();
            schema.begin();
            var lead = UUID.randomUUID();

            schema.insertBalancedPostings(schema.insertEntry("cost:1", 2, "lead_id", "'" + lead + "'"));
            schema.commit();

            assertThat(schema.text("SELECT subject_type || ' ' || subject_id FROM journal_entry"))
                    .isEqualTo("LEAD lead_" + lead);
        }
    }
}
