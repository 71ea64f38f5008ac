package io.headgate.validation.assessment;

import io.headgate.messaging.database.SqlArrays;
import io.headgate.messaging.event.EventJson;
import io.headgate.messaging.event.TraceContext;
import io.headgate.model.intake.v1.LeadReceived;
import io.headgate.model.shared.LeadId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The leads of which providers are being asked. The row is the state: whoever holds its lease works on the lead. */
@Repository
class PendingCheckTable {

    private static final String INSERT = """
        INSERT INTO pending_check (lead_id, event, traceparent, lease_token, lease_until)
        SELECT fresh.lead_id, fresh.event, fresh.traceparent, ?, clock_timestamp() + ? * interval '1 millisecond'
          FROM unnest(?::uuid[], ?::bytea[], ?::text[]) AS fresh (lead_id, event, traceparent)
         WHERE NOT EXISTS (SELECT 1 FROM lead_check known WHERE known.lead_id = fresh.lead_id)
        ON CONFLICT ON CONSTRAINT pending_check_once DO NOTHING
        RETURNING lead_id
        """;

    private static final String CLAIM = """
        UPDATE pending_check pending
           SET lease_token = :token, lease_until = clock_timestamp() + :lease * interval '1 millisecond'
          FROM (SELECT lead_id FROM pending_check
                 WHERE lease_until < clock_timestamp()
                 ORDER BY lease_until
                 LIMIT :most
                   FOR UPDATE SKIP LOCKED) free
         WHERE pending.lead_id = free.lead_id
        RETURNING pending.event, pending.traceparent
        """;

    // The token fences out a worker that outlived its lease.
    private static final String REMOVE = "DELETE FROM pending_check WHERE lead_id = :lead AND lease_token = :token";

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    PendingCheckTable(JdbcTemplate template, JdbcClient jdbc) {
        this.template = template;
        this.jdbc = jdbc;
    }

    /** A lead with the lease under which it is worked on. */
    record LeasedLead(LeadReceived lead, TraceContext trace, UUID token) {}

    /** Keeps the leads that are neither pending nor checked and returns which those are. */
    Set<LeadId> insertNew(List<LeasedLead> leads, UUID token, Duration lease) {
        var fresh = template.execute(
                (ConnectionCallback<Set<LeadId>>) connection -> insert(connection, leads, token, lease));
        return fresh == null ? Set.of() : fresh;
    }

    private static Set<LeadId> insert(Connection connection, List<LeasedLead> leads, UUID token, Duration lease)
            throws SQLException {
        var fresh = new HashSet<LeadId>();
        try (var statement = connection.prepareStatement(INSERT)) {
            statement.setObject(1, token);
            statement.setLong(2, lease.toMillis());
            SqlArrays.from(statement, 3)
                    .add("uuid", leads, lead -> lead.lead().leadId().value())
                    .add("bytea", leads, lead -> EventJson.write(lead.lead()))
                    .add("text", leads, lead -> lead.trace().traceparent());
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    fresh.add(new LeadId(rows.getObject(1, UUID.class)));
                }
            }
        }
        return fresh;
    }

    /** Takes over leads that nobody holds a lease on. */
    List<LeasedLead> claimFree(UUID token, int most, Duration lease) {
        return jdbc.sql(CLAIM)
                .param("token", token)
                .param("lease", lease.toMillis())
                .param("most", most)
                .query((row, _) -> new LeasedLead(
                        EventJson.read(row.getBytes("event"), LeadReceived.class),
                        TraceContext.parse(row.getString("traceparent")).orElseGet(TraceContext::fresh),
                        token))
                .list();
    }

    /** Removes the lead; false when somebody else took it over. */
    boolean remove(LeasedLead lead) {
        return jdbc.sql(REMOVE)
                        .param("lead", lead.lead().leadId().value())
                        .param("token", lead.token())
                        .update()
                == 1;
    }
}
