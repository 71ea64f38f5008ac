package io.headgate.intake.submission;

import io.headgate.intake.core.CapClaim;
import io.headgate.messaging.EventJson;
import io.headgate.model.shared.ReasonCode;
import io.headgate.model.shared.Sealed;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Records a batch of submissions in one statement. Unique keys decide who was first: the request's key, then the person's
 * claims, then the caps, then the person's key; always in this order and sorted within, so that transactions wait for one
 * another but never in a circle. Within a batch no two leads may share a request key, a claim or a person.
 */
@Repository
class RecordStatement {

    private static final Period CONSENT_RETENTION = Period.ofYears(5);

    private static final String SQL = """
        WITH incoming AS MATERIALIZED (
            SELECT * FROM unnest(?::uuid[], ?::text[], ?::text[], ?::timestamptz[], ?::int[], ?::boolean[], ?::bigint[],
                                 ?::text[], ?::text[], ?::text[], ?::text[], ?::int[], ?::int[], ?::text[], ?::text[],
                                 ?::text[], ?::boolean[], ?::text[], ?::text[], ?::text[], ?::timestamptz[])
                AS i(lead_id, source_id, vendor_id, received_at, config_version, test, cost_micros,
                     cost_currency, idem_key, fingerprint, refusal, claims, caps, errors, person,
                     wrapped, fresh_key, contact, consent_key, consent, retain_until)),
        request AS (
            INSERT INTO intake_request (source_id, idem_key, fingerprint, lead_id, received_at)
            SELECT source_id, idem_key, fingerprint, lead_id, received_at
              FROM incoming WHERE idem_key IS NOT NULL ORDER BY source_id, idem_key
            ON CONFLICT DO NOTHING
            RETURNING lead_id),
        first_time AS MATERIALIZED (
            SELECT * FROM incoming WHERE idem_key IS NULL OR lead_id IN (SELECT lead_id FROM request)),
        person_claim AS (
            INSERT INTO dedupe_claim AS held (claim, lead_id, claimed_at, looked_back_to)
            SELECT c.claim, c.lead_id, c.claimed_at, c.looked_back_to
              FROM unnest(?::text[], ?::uuid[], ?::timestamptz[], ?::timestamptz[])
                   AS c(claim, lead_id, claimed_at, looked_back_to)
             WHERE c.lead_id IN (SELECT lead_id FROM first_time)
             ORDER BY c.claim
            ON CONFLICT (claim) DO UPDATE
               SET lead_id = excluded.lead_id, claimed_at = excluded.claimed_at,
                   looked_back_to = excluded.looked_back_to
             WHERE held.claimed_at <= excluded.looked_back_to
            RETURNING lead_id),
        unclaimed AS MATERIALIZED (
            SELECT f.lead_id FROM first_time f
             WHERE f.refusal IS NULL
               AND f.claims = (SELECT count(*) FROM person_claim c WHERE c.lead_id = f.lead_id)),
        wanted AS MATERIALIZED (
            SELECT * FROM unnest(?::uuid[], ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::bigint[], ?::bigint[])
                AS w(lead_id, source_id, cap, window_start, window_end, units, limit_value)
             WHERE w.lead_id IN (SELECT lead_id FROM unclaimed)),
        cap_claim AS (
            INSERT INTO source_cap AS bucket (source_id, cap, window_start, window_end, taken, limit_value)
            SELECT source_id, cap, window_start, max(window_end), sum(units), min(limit_value)
              FROM wanted
             GROUP BY source_id, cap, window_start
            HAVING sum(units) <= min(limit_value)
             ORDER BY source_id, cap, window_start
            ON CONFLICT (source_id, cap, window_start) DO UPDATE
               SET taken = bucket.taken + excluded.taken, limit_value = excluded.limit_value
             WHERE bucket.taken + excluded.taken <= excluded.limit_value
            RETURNING source_id, cap, window_start),
        capped AS MATERIALIZED (
            SELECT w.lead_id, array_agg(w.cap) AS caps
              FROM wanted w JOIN cap_claim USING (source_id, cap, window_start)
             GROUP BY w.lead_id),
        verdict AS MATERIALIZED (
            SELECT f.lead_id, c.caps AS caps_taken,
                   CASE WHEN f.refusal IS NOT NULL THEN f.refusal
                        WHEN f.lead_id NOT IN (SELECT lead_id FROM unclaimed) THEN 'DUPLICATE'
                        WHEN f.caps > coalesce(cardinality(c.caps), 0) THEN 'SOURCE_CAP_REACHED'
                   END AS reason
              FROM first_time f LEFT JOIN capped c USING (lead_id)),
        kept_key AS (
            INSERT INTO person_key (person, wrapped, created_at)
            SELECT f.person, f.wrapped, f.received_at
              FROM first_time f JOIN verdict USING (lead_id) WHERE f.fresh_key ORDER BY f.person
            ON CONFLICT DO NOTHING
            RETURNING person),
        kept_lead AS (
            INSERT INTO lead (lead_id, source_id, vendor_id, received_at, config_version, test, cost_micros,
                              cost_currency, status, reason, errors, status_at, closed_at)
            SELECT f.lead_id, f.source_id, f.vendor_id, f.received_at, f.config_version, f.test, f.cost_micros,
                   f.cost_currency, CASE WHEN v.reason IS NULL THEN 'RECEIVED' ELSE 'REJECTED' END, v.reason,
                   f.errors::jsonb, f.received_at, CASE WHEN v.reason IS NOT NULL THEN f.received_at END
              FROM first_time f JOIN verdict v USING (lead_id)),
        kept_contact AS (
            INSERT INTO lead_contact (lead_id, person, data)
            SELECT lead_id, person, contact FROM first_time),
        kept_consent AS (
            INSERT INTO consent_evidence (lead_id, wrapped_key, data, recorded_at, retain_until)
            SELECT lead_id, consent_key, consent, received_at, retain_until
              FROM first_time WHERE consent IS NOT NULL)
        SELECT v.lead_id, v.reason, v.caps_taken,
               NOT f.fresh_key OR f.person IN (SELECT person FROM kept_key) AS key_stands
          FROM verdict v JOIN first_time f USING (lead_id)
        """;

    private final JdbcTemplate jdbc;

    RecordStatement(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** A lead with what is written of its person: the contact under the person's key, the consent under its own. */
    record Row(NewLead lead, Sealed contact, boolean freshKey) {}

    /**
     * What the statement decided of one lead.
     *
     * @param keyStands whether the contact was sealed under the key that the person really has
     */
    record Verdict(@Nullable ReasonCode reason, boolean keyStands, Set<String> capsTaken) {}

    /** Verdicts by lead; a lead without one is a repeat of an earlier request, and nothing of it was written. */
    Map<UUID, Verdict> record(List<Row> rows) {
        var verdicts = new HashMap<UUID, Verdict>();
        jdbc.query(SQL, statement -> bind(statement, rows), rs -> {
            verdicts.put(rs.getObject("lead_id", UUID.class), verdict(rs));
        });
        return verdicts;
    }

    private static Verdict verdict(ResultSet rs) throws SQLException {
        var reason = rs.getString("reason");
        var caps = rs.getArray("caps_taken");
        return new Verdict(
                reason == null ? null : ReasonCode.valueOf(reason),
                rs.getBoolean("key_stands"),
                caps == null ? Set.of() : Set.copyOf(Arrays.asList((String[]) caps.getArray())));
    }

    private static void bind(PreparedStatement statement, List<Row> rows) throws SQLException {
        var columns = new Columns(statement);
        bindLeads(columns, rows);
        bindPersons(columns, rows);
        bindClaims(columns, rows);
        bindCaps(columns, rows);
    }

    private static void bindLeads(Columns columns, List<Row> rows) throws SQLException {
        columns.add("uuid", rows, row -> row.lead.leadId().value())
                .add("text", rows, row -> row.lead.source().sourceId())
                .add("text", rows, row -> row.lead.source().vendorId())
                .add("timestamptz", rows, row -> row.lead.receivedAt().toString())
                .add("int4", rows, row -> row.lead.configVersion())
                .add("bool", rows, row -> row.lead.facts().test())
                .add("int8", rows, row -> row.lead.source().cost().micros())
                .add("text", rows, row -> row.lead.source().cost().currency())
                .add(
                        "text",
                        rows,
                        row -> row.lead.request() == null
                                ? null
                                : row.lead.request().key())
                .add(
                        "text",
                        rows,
                        row -> row.lead.request() == null
                                ? null
                                : row.lead.request().fingerprint())
                .add(
                        "text",
                        rows,
                        row -> row.lead.refusal() == null
                                ? null
                                : row.lead.refusal().name())
                .add("int4", rows, row -> row.lead.personClaims().size())
                .add("int4", rows, row -> row.lead.capClaims().size())
                .add(
                        "text",
                        rows,
                        row -> row.lead.errors().isEmpty()
                                ? null
                                : EventJson.mapper().writeValueAsString(row.lead.errors()));
    }

    private static void bindPersons(Columns columns, List<Row> rows) throws SQLException {
        columns.add("text", rows, row -> row.lead.person())
                .add("text", rows, row -> row.contact.wrappedKey())
                .add("bool", rows, Row::freshKey)
                .add("text", rows, row -> row.contact.data())
                .add(
                        "text",
                        rows,
                        row -> row.lead.consent() == null
                                ? null
                                : row.lead.consent().wrappedKey())
                .add(
                        "text",
                        rows,
                        row -> row.lead.consent() == null
                                ? null
                                : row.lead.consent().data())
                .add("timestamptz", rows, row -> row.lead
                        .receivedAt()
                        .atOffset(ZoneOffset.UTC)
                        .plus(CONSENT_RETENTION)
                        .toString());
    }

    private static void bindClaims(Columns columns, List<Row> rows) throws SQLException {
        record Claim(String name, NewLead lead) {}
        var claims = rows.stream()
                .flatMap(row -> row.lead.personClaims().stream().map(name -> new Claim(name, row.lead)))
                .toList();
        columns.add("text", claims, Claim::name)
                .add("uuid", claims, claim -> claim.lead.leadId().value())
                .add("timestamptz", claims, claim -> claim.lead.receivedAt().toString())
                .add("timestamptz", claims, claim -> lookedBackTo(claim.lead).toString());
    }

    private static java.time.Instant lookedBackTo(NewLead lead) {
        Duration window = lead.dedupeWindow();
        return lead.receivedAt().minus(window);
    }

    private static void bindCaps(Columns columns, List<Row> rows) throws SQLException {
        record Cap(CapClaim claim, NewLead lead) {}
        var caps = rows.stream()
                .flatMap(row -> row.lead.capClaims().stream().map(claim -> new Cap(claim, row.lead)))
                .toList();
        columns.add("uuid", caps, cap -> cap.lead.leadId().value())
                .add("text", caps, cap -> cap.lead.source().sourceId())
                .add("text", caps, cap -> cap.claim.cap())
                .add("timestamptz", caps, cap -> cap.claim.window().start().toString())
                .add("timestamptz", caps, cap -> cap.claim.window().end().toString())
                .add("int8", caps, cap -> cap.claim.units())
                .add("int8", caps, cap -> cap.claim.limit());
    }

    /** Sets one array parameter after the other. */
    private static final class Columns {

        private final PreparedStatement statement;
        private int index = 1;

        Columns(PreparedStatement statement) {
            this.statement = statement;
        }

        <T> Columns add(String type, List<T> rows, Function<T, @Nullable Object> value) throws SQLException {
            var values = rows.stream().map(value).toArray();
            statement.setArray(index++, statement.getConnection().createArrayOf(type, values));
            return this;
        }
    }
}
