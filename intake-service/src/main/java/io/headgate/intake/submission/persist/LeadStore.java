package io.headgate.intake.submission.persist;

import io.headgate.messaging.database.SqlArrays;
import io.headgate.messaging.event.EventJson;
import io.headgate.model.intake.v1.LeadRecorded.FieldError;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.ReasonCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    // Two leads of one person that look for one another are recorded one after the other, whatever their scopes: the
    // locks are taken, in one order for all, before the statement that looks begins, and are held until the commit.
    private static final String CLAIM_AND_FIND_KEYS = """
        WITH claimed AS MATERIALIZED (
            SELECT pg_advisory_xact_lock(k) FROM unnest(?::bigint[]) AS k)
        SELECT person, wrapped FROM person_key WHERE person = ANY(?::text[]) AND (SELECT count(*) FROM claimed) >= 0
        """;

    private static final String FIND_REQUEST = """
        SELECT r.fingerprint, r.lead_id, l.reason, l.errors, l.received_at = l.closed_at AS closed_at_once
          FROM intake_request r JOIN lead l ON l.lead_id = r.lead_id
         WHERE r.source_id = ? AND r.idem_key = ANY(?::text[])
         ORDER BY array_position(?::text[], r.idem_key)
         LIMIT 1
        """;

    // A key that came for the first time, together with a lead id that is known already, names the known lead from
    // now on;
    // a key that came with another body names nothing.
    private static final String NAME_THE_EARLIER = """
        UPDATE intake_request SET lead_id = ?, fingerprint = ? WHERE source_id = ? AND idem_key = ANY(?::text[]) AND lead_id = ?
        """;

    private static final String FORGET_REQUEST =
            "DELETE FROM intake_request WHERE source_id = ? AND idem_key = ANY(?::text[]) AND lead_id = ?";

    private static final String GIVE_CAP_BACK =
            "UPDATE source_cap SET taken = taken - ? WHERE source_id = ? AND cap = ? AND window_start = ?";

    private static final int LOCK_DIGITS = 16;
    private static final int HEX = 16;

    private final JdbcTemplate jdbc;

    LeadStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** What an earlier request with the same key got. */
    record Earlier(
            String fingerprint, LeadId leadId, @Nullable ReasonCode reason, List<FieldError> errors) {}

    /** Makes sure that no other transaction decides on the same persons, and returns the wrapped keys that persons have. */
    Map<String, String> claimAndFindKeys(List<NewLead> leads) {
        var keys = new HashMap<String, String>();
        jdbc.query(
                CLAIM_AND_FIND_KEYS,
                statement -> SqlArrays.of(statement)
                        .add("int8", locks(leads), lock -> lock)
                        .add("text", leads, NewLead::person),
                rs -> {
                    keys.put(rs.getString(1), rs.getString(2));
                });
        return keys;
    }

    // Who does not look decides nothing, and need not wait for anybody.
    private static List<Long> locks(List<NewLead> leads) {
        return leads.stream()
                .filter(lead -> !lead.claims().person().lookedFor().isEmpty())
                .flatMap(lead -> lead.claims().person().persons().stream())
                .map(person -> Long.parseUnsignedLong(person, 0, LOCK_DIGITS, HEX))
                .distinct()
                .sorted()
                .toList();
    }

    /** What the lead repeats; its keys that are new name the earlier lead too, or nothing when the bodies differ. */
    Earlier earlier(NewLead lead) {
        var source = lead.source().sourceId();
        var keys = lead.requests().stream().map(NewLead.Request::key).toArray(String[]::new);
        var own = lead.leadId().value();
        var found = jdbc.query(FIND_REQUEST, (rs, _) -> earlier(rs), source, keys, keys);
        if (found.isEmpty()) {
            throw new IllegalStateException("a repeat has an earlier request");
        }
        var earlier = found.getFirst();
        if (keys.length > 1) {
            if (earlier.fingerprint().equals(lead.requests().getFirst().fingerprint())) {
                jdbc.update(NAME_THE_EARLIER, earlier.leadId().value(), earlier.fingerprint(), source, keys, own);
            } else {
                jdbc.update(FORGET_REQUEST, source, keys, own);
            }
        }
        return earlier;
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

    /** Returns everything that a lead over one of its caps could take. */
    void giveBack(NewLead lead, Set<String> capsTaken) {
        for (var cap : lead.claims().caps()) {
            if (capsTaken.contains(cap.cap())) {
                var start = cap.window().start().atOffset(ZoneOffset.UTC);
                jdbc.update(GIVE_CAP_BACK, cap.units(), lead.source().sourceId(), cap.cap(), start);
            }
        }
    }
}
