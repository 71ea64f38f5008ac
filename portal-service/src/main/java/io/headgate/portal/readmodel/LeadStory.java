package io.headgate.portal.readmodel;

import io.headgate.model.shared.LeadId;
import io.headgate.portal.config.Utc;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Repository;

/** Keeps every fact of a lead whole, for the lead's page. */
@Repository
class LeadStory {

    private static final String INSERT = """
        INSERT INTO lead_event (event_id, lead_id, type, at, payload)
        VALUES (:eventId, :leadId, :type, :at, :payload)
        ON CONFLICT (event_id) DO NOTHING
        """;

    private final NamedParameterJdbcTemplate jdbc;

    LeadStory(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** A fact with its envelope. */
    record Told(UUID eventId, LeadId leadId, Instant at, String type, byte[] payload) {}

    void appendFacts(List<Told> told) {
        if (told.isEmpty()) {
            return;
        }
        jdbc.batchUpdate(INSERT, told.stream().map(LeadStory::parameters).toArray(SqlParameterSource[]::new));
    }

    private static SqlParameterSource parameters(Told told) {
        return new MapSqlParameterSource()
                .addValue("eventId", told.eventId())
                .addValue("leadId", told.leadId().value())
                .addValue("type", told.type())
                .addValue("at", Utc.of(told.at()))
                .addValue("payload", new String(told.payload(), StandardCharsets.UTF_8));
    }
}
