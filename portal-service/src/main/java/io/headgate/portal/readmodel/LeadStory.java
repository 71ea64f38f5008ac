package io.headgate.portal.readmodel;

import io.headgate.messaging.database.SqlArrays;
import io.headgate.model.shared.LeadId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Keeps every fact of a lead whole, for the lead's page. */
@Repository
class LeadStory {

    private static final String INSERT = """
        INSERT INTO lead_event (event_id, lead_id, type, at, payload)
        SELECT * FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::timestamptz[], ?::text[])
                   AS told (event_id, lead_id, type, at, payload)
         ORDER BY event_id
        ON CONFLICT (event_id) DO NOTHING
        RETURNING event_id
        """;

    private final JdbcTemplate jdbc;

    LeadStory(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** A fact with its envelope. */
    record Told(UUID eventId, LeadId leadId, Instant at, String type, byte[] payload) {}

    /** Adds the facts that are not there yet and returns the ids of their events. */
    Set<UUID> appendNewFacts(List<Told> told) {
        if (told.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(jdbc.query(
                INSERT,
                statement -> SqlArrays.of(statement)
                        .add("uuid", told, Told::eventId)
                        .add("uuid", told, one -> one.leadId().value())
                        .add("text", told, Told::type)
                        .add("timestamptz", told, one -> one.at().toString())
                        .add("text", told, one -> new String(one.payload(), StandardCharsets.UTF_8)),
                (row, _) -> row.getObject(1, UUID.class)));
    }
}
