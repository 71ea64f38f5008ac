package io.headgate.routing.leads;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.testkit.HeadgateIT;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Held leads that become due, however many they are. */
@HeadgateIT
class DueLeadsIT {

    private static final Instant LONG_AGO = Instant.parse("2001-01-01T00:00:00Z");

    @Autowired
    private LeadRoutes routes;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    // Rolled back, so that the scheduler never sees them.
    @Test
    void aBatchReadsNoMoreRowsThanItHasHoweverManyAreDue() {
        transaction.executeWithoutResult(status -> {
            holdLeads(5_000);

            var ids = routes.dueIds(LONG_AGO.plusSeconds(60), 50);

            assertThat(ids).hasSize(50);
            assertThat(rowsRead()).isLessThan(200);
            status.setRollbackOnly();
        });
    }

    @Test
    void whatIsDueAtOneMomentComesInTheOrderInWhichItWasReceived() {
        transaction.executeWithoutResult(status -> {
            var newer = hold(LONG_AGO, LONG_AGO.minusSeconds(10));
            var older = hold(LONG_AGO, LONG_AGO.minusSeconds(20));
            var dueEarlier = hold(LONG_AGO.minusSeconds(1), LONG_AGO.minusSeconds(5));

            assertThat(routes.dueIds(LONG_AGO, 50))
                    .extracting(each -> each.value())
                    .isEqualTo(List.of(dueEarlier, older, newer));
            status.setRollbackOnly();
        });
    }

    private UUID hold(Instant due, Instant received) {
        var id = UUID.randomUUID();
        jdbc.sql("""
            INSERT INTO lead_route (lead_id, round, state, facts, checks, contact, excluded, received_at, expires_at,
                                    held_until, due_at, config_version, updated_at)
            VALUES (?, 1, 'HELD', '{}', '[]', '{}', '{}', ?::timestamptz, now(), now(), ?::timestamptz, 1, now())
            """).params(id, received.toString(), due.toString()).update();
        return id;
    }

    private void holdLeads(int count) {
        jdbc.sql("""
            INSERT INTO lead_route (lead_id, round, state, facts, checks, contact, excluded, received_at, expires_at,
                                    held_until, due_at, config_version, updated_at)
            SELECT gen_random_uuid(), 1, 'HELD', '{}', '[]', '{}', '{}', ?::timestamptz + n * interval '1 ms', now(), now(),
                   ?::timestamptz, 1, now()
              FROM generate_series(1, ?) AS n
            """).params(LONG_AGO.toString(), LONG_AGO.toString(), count).update();
    }

    private long rowsRead() {
        return jdbc.sql("""
            SELECT seq_tup_read + idx_tup_fetch FROM pg_stat_xact_user_tables
             WHERE schemaname = current_schema() AND relname = 'lead_route'
            """).query(Long.class).single();
    }
}
