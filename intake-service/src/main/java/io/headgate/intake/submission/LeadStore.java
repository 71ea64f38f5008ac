package io.headgate.intake.submission;

import io.headgate.messaging.EventJson;
import io.headgate.model.intake.v1.LeadRecorded.FieldError;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.ReasonCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;

/** What recording looks up beforehand and settles afterwards, in the same transaction. */
@Repository
class LeadStore {

    private static final TypeReference<List<FieldError>> ERRORS = new TypeReference<>() {};

    private static final String FIND_KEYS = "SELECT person, wrapped FROM person_key WHERE person = ANY(?::text[])";

    private static final String FIND_REQUEST = """
        SELECT r.fingerprint, r.lead_id, l.reason, l.errors, l.received_at = l.closed_at AS closed_at_once
          FROM intake_request r JOIN lead l ON l.lead_id = r.lead_id
         WHERE r.source_id = ? AND r.idem_key = ?
        """;

    // The claims of a lead that is rejected after all go back: only a lead in the pipeline makes the next a duplicate.
    private static final String POINT_TO_FIRST = """
        WITH given_back AS (
            DELETE FROM dedupe_claim WHERE claim = ANY(?::text[]) AND lead_id = ?::uuid)
        UPDATE lead
           SET duplicate_of = (SELECT c.lead_id FROM dedupe_claim c
                                WHERE c.claim = ANY(?::text[]) AND c.lead_id <> ?::uuid
                                ORDER BY c.claimed_at LIMIT 1)
         WHERE lead_id = ?::uuid
        RETURNING duplicate_of
        """;

    private static final String GIVE_CLAIMS_BACK =
            "DELETE FROM dedupe_claim WHERE claim = ANY(?::text[]) AND lead_id = ?::uuid";

    private static final String GIVE_CAP_BACK =
            "UPDATE source_cap SET taken = taken - ? WHERE source_id = ? AND cap = ? AND window_start = ?";

    private final JdbcTemplate jdbc;

    LeadStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** What an earlier request with the same key got. */
    record Earlier(
            String fingerprint, LeadId leadId, @Nullable ReasonCode reason, List<FieldError> errors) {}

    /** The wrapped keys of those persons who have one. */
    Map<String, String> wrappedKeys(Collection<String> persons) {
        var keys = new HashMap<String, String>();
        jdbc.query(
                FIND_KEYS,
                statement -> statement.setArray(1, statement.getConnection().createArrayOf("text", persons.toArray())),
                rs -> {
                    keys.put(rs.getString(1), rs.getString(2));
                });
        return keys;
    }

    Earlier earlier(String sourceId, String key) {
        return jdbc.query(FIND_REQUEST, (rs, _) -> earlier(rs), sourceId, key).getFirst();
    }

    private static Earlier earlier(ResultSet rs) throws SQLException {
        var reason = rs.getString("reason");
        var errors = rs.getString("errors");
        return new Earlier(
                rs.getString("fingerprint"),
                new LeadId(rs.getObject("lead_id", UUID.class)),
                reason == null || !rs.getBoolean("closed_at_once") ? null : ReasonCode.valueOf(reason),
                errors == null ? List.of() : EventJson.mapper().readValue(errors, ERRORS));
    }

    /** Returns the claims that the duplicate could take, and names the lead that was first. */
    Optional<LeadId> pointToFirst(NewLead lead) {
        var id = lead.leadId().value();
        var claims = lead.personClaims().toArray(String[]::new);
        var found = jdbc.query(POINT_TO_FIRST, (rs, _) -> rs.getObject(1, UUID.class), claims, id, claims, id, id);
        return found.stream().filter(Objects::nonNull).findFirst().map(LeadId::new);
    }

    /** Returns everything that a lead over one of its caps could take. */
    void giveBack(NewLead lead, Set<String> capsTaken) {
        jdbc.update(
                GIVE_CLAIMS_BACK,
                lead.personClaims().toArray(String[]::new),
                lead.leadId().value());
        for (var cap : lead.capClaims()) {
            if (capsTaken.contains(cap.cap())) {
                var start = cap.window().start().atOffset(ZoneOffset.UTC);
                jdbc.update(GIVE_CAP_BACK, cap.units(), lead.source().sourceId(), cap.cap(), start);
            }
        }
    }
}
