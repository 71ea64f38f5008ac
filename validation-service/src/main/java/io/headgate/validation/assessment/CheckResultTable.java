package io.headgate.validation.assessment;

import io.headgate.messaging.database.EnumText;
import io.headgate.messaging.database.SqlArrays;
import io.headgate.messaging.event.EventJson;
import io.headgate.model.shared.LeadId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** One row per checked lead, with verdicts and findings and without the person. */
@Repository
class CheckResultTable {

    private static final String INSERT = """
        INSERT INTO lead_check (lead_id, source_id, checked_at, outcome, reason, results)
        SELECT * FROM unnest(?::uuid[], ?::text[], ?::timestamptz[], ?::text[], ?::text[], ?::jsonb[])
        ON CONFLICT ON CONSTRAINT lead_checked_once DO NOTHING
        RETURNING lead_id
        """;

    private final JdbcTemplate jdbc;

    CheckResultTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps the leads that were not checked before and returns which those are. */
    Set<LeadId> insertNew(List<AssessedLead> checked) {
        var fresh = jdbc.execute((ConnectionCallback<Set<LeadId>>) connection -> insert(connection, checked));
        return fresh == null ? Set.of() : fresh;
    }

    private static Set<LeadId> insert(Connection connection, List<AssessedLead> checked) throws SQLException {
        var fresh = new HashSet<LeadId>();
        try (var statement = connection.prepareStatement(INSERT)) {
            SqlArrays.of(statement)
                    .add("uuid", checked, row -> row.lead().leadId().value())
                    .add("text", checked, row -> row.lead().facts().sourceId())
                    .add("timestamptz", checked, row -> row.at().toString())
                    .add("text", checked, row -> row.assessment().outcome().name())
                    .add(
                            "text",
                            checked,
                            row -> EnumText.nameOf(row.assessment().reason()))
                    .add("jsonb", checked, row -> EventJson.mapper()
                            .writeValueAsString(row.assessment().checks()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    fresh.add(new LeadId(rows.getObject(1, UUID.class)));
                }
            }
        }
        return fresh;
    }
}
