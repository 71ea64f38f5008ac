package io.headgate.intake.submission.persist;

import io.headgate.intake.core.claim.CapClaim;
import io.headgate.messaging.database.EnumText;
import io.headgate.messaging.database.SqlArrays;
import io.headgate.messaging.event.EventJson;
import io.headgate.model.person.Sealed;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.ReasonCode;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Records a batch of submissions in one statement. Unique keys decide who was first: the request's keys, then the caps,
 * then the person's key (that of two leads of one person only one looks at a time, see {@link LeadStore}); always in this order and sorted within, so that transactions wait for one
 * another but never in a circle. Within a batch no two leads may share a request key, a claim or a person.
 */
@Repository
class PersistStatement {

    private static final Period CONSENT_RETENTION = Period.ofYears(5);

    private static final String SQL = """
        WITH incoming AS MATERIALIZED (
            SELECT * FROM unnest(?::uuid[], ?::text[], ?::text[], ?::timestamptz[], ?::int[], ?::boolean[], ?::bigint[],
                                 ?::text[], ?::int[], ?::text[], ?::text[], ?::int[], ?::text[], ?::text[],
                                 ?::text[], ?::boolean[], ?::text[], ?::text[], ?::text[], ?::timestamptz[])
                AS i(lead_id, source_id, vendor_id, received_at, config_version, test, cost_micros,
                     cost_currency, requests, refusal, service_line, caps, errors, person,
                     wrapped, fresh_key, contact, consent_key, consent, retain_until)),
        -- A key names its lead as long as that is alive or delivered. Once it was rejected, the source's own id names the
        -- next attempt, and a request's key does so when the body or the configuration is another.
        request AS (
            INSERT INTO intake_request AS held (source_id, idem_key, fingerprint, lead_id, received_at)
            SELECT source_id, idem_key, fingerprint, lead_id, received_at
              FROM unnest(?::uuid[], ?::text[], ?::text[]) AS r(lead_id, idem_key, fingerprint)
              JOIN incoming USING (lead_id)
             ORDER BY source_id, idem_key
            ON CONFLICT (source_id, idem_key) DO UPDATE
               SET fingerprint = excluded.fingerprint, lead_id = excluded.lead_id, received_at = excluded.received_at
             WHERE EXISTS (
                   SELECT FROM lead l
                    WHERE l.lead_id = held.lead_id AND l.status = 'REJECTED'
                      AND (held.fingerprint <> excluded.fingerprint
                           OR excluded.idem_key = ANY(?::text[])
                           OR l.config_version <> (SELECT i.config_version FROM incoming i
                                                    WHERE i.lead_id = excluded.lead_id)))
            RETURNING lead_id),
        first_time AS MATERIALIZED (
            SELECT * FROM incoming i
             WHERE i.requests = (SELECT count(*) FROM request r WHERE r.lead_id = i.lead_id)),
        -- A lead counts for others while it is alive or delivered; returning it does not make its person new.
        duplicate AS MATERIALIZED (
            SELECT DISTINCT ON (s.lead_id) s.lead_id, c.lead_id AS first_lead
              FROM unnest(?::uuid[], ?::text[], ?::text[], ?::timestamptz[])
                   AS s(lead_id, person, scope, looked_back_to)
              JOIN first_time f ON f.lead_id = s.lead_id
              JOIN dedupe_claim c ON c.person = s.person AND c.claimed_at > s.looked_back_to
              JOIN lead l ON l.lead_id = c.lead_id AND l.status <> 'REJECTED'
             WHERE CASE s.scope
                   WHEN 'SOURCE' THEN l.source_id = f.source_id
                   WHEN 'VENDOR' THEN l.vendor_id = f.vendor_id
                   WHEN 'SERVICE_LINE' THEN c.service_line IS NOT DISTINCT FROM f.service_line
                   WHEN 'GLOBAL' THEN true
                   END
             ORDER BY s.lead_id, c.claimed_at, c.lead_id),
        unclaimed AS MATERIALIZED (
            SELECT f.lead_id FROM first_time f
             WHERE f.refusal IS NULL
               AND f.lead_id NOT IN (SELECT lead_id FROM duplicate)),
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
            SELECT f.lead_id, c.caps AS caps_taken, d.first_lead,
                   CASE WHEN f.refusal IS NOT NULL THEN f.refusal
                        WHEN f.lead_id NOT IN (SELECT lead_id FROM unclaimed) THEN 'DUPLICATE'
                        WHEN f.caps > coalesce(cardinality(c.caps), 0) THEN 'SOURCE_CAP_REACHED'
                   END AS reason
              FROM first_time f LEFT JOIN capped c USING (lead_id) LEFT JOIN duplicate d USING (lead_id)),
        person_claim AS (
            INSERT INTO dedupe_claim (person, lead_id, claimed_at, service_line)
            SELECT p.person, f.lead_id, f.received_at, f.service_line
              FROM unnest(?::uuid[], ?::text[]) AS p(lead_id, person)
              JOIN first_time f USING (lead_id) JOIN verdict v USING (lead_id)
             WHERE v.reason IS NULL),
        kept_key AS (
            INSERT INTO person_key (person, wrapped, created_at)
            SELECT f.person, f.wrapped, f.received_at
              FROM first_time f JOIN verdict USING (lead_id) WHERE f.fresh_key ORDER BY f.person
            ON CONFLICT DO NOTHING
            RETURNING person),
        kept_lead AS (
            INSERT INTO lead (lead_id, source_id, vendor_id, received_at, config_version, test, cost_micros,
                              cost_currency, status, reason, duplicate_of, errors, status_at, closed_at)
            SELECT f.lead_id, f.source_id, f.vendor_id, f.received_at, f.config_version, f.test, f.cost_micros,
                   f.cost_currency, CASE WHEN v.reason IS NULL THEN 'RECEIVED' ELSE 'REJECTED' END, v.reason,
                   v.first_lead, f.errors::jsonb, f.received_at, CASE WHEN v.reason IS NOT NULL THEN f.received_at END
              FROM first_time f JOIN verdict v USING (lead_id)),
        kept_contact AS (
            INSERT INTO lead_contact (lead_id, person, data)
            SELECT lead_id, person, contact FROM first_time),
        kept_consent AS (
            INSERT INTO consent_evidence (lead_id, wrapped_key, data, recorded_at, retain_until)
            SELECT lead_id, consent_key, consent, received_at, retain_until
              FROM first_time WHERE consent IS NOT NULL)
        SELECT v.lead_id, v.reason, v.caps_taken, v.first_lead,
               NOT f.fresh_key OR f.person IN (SELECT person FROM kept_key) AS key_stands
          FROM verdict v JOIN first_time f USING (lead_id)
        """;

    private final JdbcTemplate jdbc;

    PersistStatement(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** A lead with what is written of its person: the contact under the person's key, the consent under its own. */
    record Row(NewLead lead, Sealed contact, boolean freshKey) {}

    /**
     * What the statement decided of one lead.
     *
     * @param duplicateOf the first lead of the same person, exactly when it is a duplicate
     * @param keyStands whether the contact was sealed under the key that the person really has
     */
    record Verdict(
            @Nullable ReasonCode reason,
            boolean keyStands,
            Set<String> capsTaken,
            @Nullable LeadId duplicateOf) {}

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
        var first = rs.getObject("first_lead", UUID.class);
        return new Verdict(
                EnumText.constantOf(ReasonCode.class, reason),
                rs.getBoolean("key_stands"),
                caps == null ? Set.of() : Set.copyOf(Arrays.asList((String[]) caps.getArray())),
                first == null ? null : new LeadId(first));
    }

    private static void bind(PreparedStatement statement, List<Row> rows) throws SQLException {
        var columns = SqlArrays.of(statement);
        bindLeads(columns, rows);
        bindPersons(columns, rows);
        bindRequests(columns, rows);
        bindLooks(columns, rows);
        bindCaps(columns, rows);
        bindClaims(columns, rows);
    }

    private static void bindLeads(SqlArrays columns, List<Row> rows) throws SQLException {
        columns.add("uuid", rows, row -> row.lead.leadId().value())
                .add("text", rows, row -> row.lead.source().sourceId())
                .add("text", rows, row -> row.lead.source().vendorId())
                .add("timestamptz", rows, row -> row.lead.receivedAt().toString())
                .add("int4", rows, row -> row.lead.configVersion())
                .add("bool", rows, row -> row.lead.facts().test())
                .add("int8", rows, row -> row.lead.source().cost().micros())
                .add("text", rows, row -> row.lead.source().cost().currency())
                .add("int4", rows, row -> row.lead.requests().size())
                .add("text", rows, row -> EnumText.nameOf(row.lead.refusal()))
                .add("text", rows, row -> row.lead.facts().serviceLine())
                .add("int4", rows, row -> row.lead.claims().caps().size())
                .add(
                        "text",
                        rows,
                        row -> row.lead.errors().isEmpty()
                                ? null
                                : EventJson.mapper().writeValueAsString(row.lead.errors()));
    }

    private static void bindPersons(SqlArrays columns, List<Row> rows) throws SQLException {
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

    private static void bindRequests(SqlArrays columns, List<Row> rows) throws SQLException {
        record Request(NewLead lead, NewLead.Request request) {}
        var requests = rows.stream()
                .flatMap(row -> row.lead.requests().stream().map(request -> new Request(row.lead, request)))
                .toList();
        columns.add("uuid", requests, request -> request.lead.leadId().value())
                .add("text", requests, request -> request.request.key())
                .add("text", requests, request -> request.request.fingerprint())
                .add(
                        "text",
                        requests.stream()
                                .filter(request -> request.request.names())
                                .toList(),
                        request -> request.request.key());
    }

    private static void bindLooks(SqlArrays columns, List<Row> rows) throws SQLException {
        record Look(NewLead lead, String person) {}
        var looks = rows.stream()
                .flatMap(row ->
                        row.lead.claims().person().lookedFor().stream().map(person -> new Look(row.lead, person)))
                .toList();
        columns.add("uuid", looks, look -> look.lead.leadId().value())
                .add("text", looks, Look::person)
                .add("text", looks, look -> look.lead.claims().person().scope().name())
                .add(
                        "timestamptz",
                        looks,
                        look -> look.lead.claims().person().lookedBackTo().toString());
    }

    private static void bindClaims(SqlArrays columns, List<Row> rows) throws SQLException {
        record Claim(NewLead lead, String person) {}
        var claims = rows.stream()
                .flatMap(
                        row -> row.lead.claims().person().persons().stream().map(person -> new Claim(row.lead, person)))
                .toList();
        columns.add("uuid", claims, claim -> claim.lead.leadId().value()).add("text", claims, Claim::person);
    }

    private static void bindCaps(SqlArrays columns, List<Row> rows) throws SQLException {
        record Cap(CapClaim claim, NewLead lead) {}
        var caps = rows.stream()
                .flatMap(row -> row.lead.claims().caps().stream().map(claim -> new Cap(claim, row.lead)))
                .toList();
        columns.add("uuid", caps, cap -> cap.lead.leadId().value())
                .add("text", caps, cap -> cap.lead.source().sourceId())
                .add("text", caps, cap -> cap.claim.cap())
                .add("timestamptz", caps, cap -> cap.claim.window().start().toString())
                .add("timestamptz", caps, cap -> cap.claim.window().end().toString())
                .add("int8", caps, cap -> cap.claim.units())
                .add("int8", caps, cap -> cap.claim.limit());
    }
}
