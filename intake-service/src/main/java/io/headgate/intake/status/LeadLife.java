package io.headgate.intake.status;

import io.headgate.intake.core.status.DecisionStatus;
import io.headgate.intake.core.status.DecisionStatuses;
import io.headgate.intake.core.status.StatusTransition;
import io.headgate.intake.core.status.SubmissionStatus;
import io.headgate.messaging.database.EnumText;
import io.headgate.messaging.database.SqlArrays;
import io.headgate.messaging.event.EventJson;
import io.headgate.model.intake.v1.LeadRecorded.FieldError;
import io.headgate.model.reconciliation.v1.LeadReturned;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Money;
import io.headgate.model.shared.ReasonCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementSetter;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;

/** The leads' present status and their steps, as their sources see them. */
@Repository
class LeadLife implements DecisionStatuses {

    private static final TypeReference<List<FieldError>> ERRORS = new TypeReference<>() {};

    // The condition is LifeStep.outranks against the row, so that the order of arrival never matters. A lead that ends
    // rejected gives its place in the source's caps back, in the order in which places are taken; a test had none.
    private static final String ADVANCE = """
        WITH advanced AS (
            UPDATE lead l
               SET status = s.status, reason = s.reason, status_at = s.at,
                   closed_at = CASE WHEN s.closing THEN s.at END
              FROM unnest(?::uuid[], ?::timestamptz[], ?::text[], ?::text[], ?::boolean[])
                   AS s(lead_id, at, status, reason, closing)
             WHERE l.lead_id = s.lead_id
               AND l.closed_at IS NULL
               AND (s.closing
                    OR l.status = 'RECEIVED'
                    OR (l.status = 'VALIDATED' AND s.status <> 'VALIDATED')
                    OR (l.status IN ('ALLOCATED', 'HELD', 'REVIEW')
                        AND (s.status = 'DELIVERED' OR (s.status <> 'VALIDATED' AND s.at >= l.status_at))))
            RETURNING l.source_id, l.received_at, l.cost_micros, l.test, l.status, l.closed_at),
        rejected AS MATERIALIZED (
            SELECT source_id, received_at, cost_micros FROM advanced
             WHERE status = 'REJECTED' AND closed_at IS NOT NULL AND NOT test),
        touched AS MATERIALIZED (
            SELECT b.source_id, b.cap, b.window_start
              FROM source_cap b
             WHERE EXISTS (SELECT FROM rejected r
                            WHERE r.source_id = b.source_id
                              AND r.received_at >= b.window_start AND r.received_at < b.window_end)
             ORDER BY b.source_id, b.cap, b.window_start
               FOR UPDATE)
        UPDATE source_cap b
           SET taken = GREATEST(0, b.taken - (
                   SELECT CASE WHEN b.cap LIKE '%:money' THEN sum(r.cost_micros)::bigint ELSE count(*) END
                     FROM rejected r
                    WHERE r.source_id = b.source_id
                      AND r.received_at >= b.window_start AND r.received_at < b.window_end))
          FROM touched t
         WHERE b.source_id = t.source_id AND b.cap = t.cap AND b.window_start = t.window_start
        """;

    private static final String ADD_STEPS = """
        INSERT INTO lead_step (lead_id, event_id, at, status, reason)
        SELECT * FROM unnest(?::uuid[], ?::uuid[], ?::timestamptz[], ?::text[], ?::text[])
        ON CONFLICT DO NOTHING
        """;

    // Of one lead the latest holds.
    private static final String RETURN = """
        UPDATE lead l
           SET returned = r.returned, return_claimed = r.claimed, return_reason = r.reason, returned_at = r.at
          FROM unnest(?::uuid[], ?::timestamptz[], ?::boolean[], ?::boolean[], ?::text[])
               AS r(lead_id, at, returned, claimed, reason)
         WHERE l.lead_id = r.lead_id AND (l.returned_at IS NULL OR r.at >= l.returned_at)
        """;

    // Decided under a later configuration than it was received under, a lead may have been booked at another price.
    private static final String BOOKED = """
        UPDATE lead l SET booked_cost_micros = b.cost
          FROM unnest(?::uuid[], ?::int8[], ?::text[]) AS b(lead_id, cost, currency)
         WHERE l.lead_id = b.lead_id AND l.cost_currency = b.currency AND l.cost_micros <> b.cost
        """;

    private static final String PRICE =
            "CASE WHEN test THEN 0 ELSE coalesce(booked_cost_micros, cost_micros) END AS price_micros";

    private static final String FIND = """
        SELECT lead_id, CASE WHEN returned AND return_claimed THEN 'RETURNED' ELSE status END AS status, reason,
               %s, cost_currency
          FROM lead WHERE lead_id = ?
        """.formatted(PRICE);

    private static final String FIND_OF_SOURCE = """
        SELECT lead_id, CASE WHEN returned AND return_claimed THEN 'RETURNED' ELSE status END AS status, reason,
               returned, return_claimed, return_reason, returned_at, %s, cost_currency, received_at, status_at, test, errors
          FROM lead WHERE lead_id = ? AND source_id = ?
        """.formatted(PRICE);

    private static final String FIND_STEPS =
            "SELECT at, status, reason FROM lead_step WHERE lead_id = ? ORDER BY at, event_id";

    private final JdbcTemplate jdbc;

    LeadLife(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** One lead as its source may read it. */
    record Life(
            DecisionStatus standing,
            Instant receivedAt,
            Instant statusAt,
            boolean test,
            List<FieldError> errors,
            @Nullable Return returned) {}

    /**
     * A return by which nobody keeps the lead any more.
     *
     * @param claimed whether the source owes the cost back, by its own contract
     */
    record Return(Instant at, @Nullable String reason, boolean claimed) {}

    /** One dated step. */
    record Step(
            Instant at, SubmissionStatus status, @Nullable ReasonCode reason) {}

    /** A step with the event that made it. */
    record Told(UUID eventId, StatusTransition step) {}

    void advance(Collection<StatusTransition> steps) {
        update(ADVANCE, steps, statement -> SqlArrays.of(statement)
                .add("uuid", steps, step -> step.leadId().value())
                .add("timestamptz", steps, step -> step.at().toString())
                .add("text", steps, step -> step.status().name())
                .add("text", steps, step -> EnumText.nameOf(step.reason()))
                .add("boolean", steps, StatusTransition::closing));
    }

    void returned(List<LeadReturned> facts) {
        update(RETURN, facts, statement -> SqlArrays.of(statement)
                .add("uuid", facts, fact -> fact.leadId().value())
                .add("timestamptz", facts, fact -> fact.at().toString())
                .add("boolean", facts, LeadReturned::returned)
                .add("boolean", facts, LeadReturned::claimedFromSource)
                .add("text", facts, LeadReturned::returnReason));
    }

    /** What leads cost according to the ledger: their sources read the same price. */
    void booked(Map<LeadId, Money> costs) {
        var booked = costs.entrySet();
        update(BOOKED, booked, statement -> SqlArrays.of(statement)
                .add("uuid", booked, cost -> cost.getKey().value())
                .add("int8", booked, cost -> cost.getValue().micros())
                .add("text", booked, cost -> cost.getValue().currency()));
    }

    void addSteps(List<Told> steps) {
        update(ADD_STEPS, steps, statement -> SqlArrays.of(statement)
                .add("uuid", steps, told -> told.step().leadId().value())
                .add("uuid", steps, Told::eventId)
                .add("timestamptz", steps, told -> told.step().at().toString())
                .add("text", steps, told -> told.step().status().name())
                .add("text", steps, told -> EnumText.nameOf(told.step().reason())));
    }

    private void update(String sql, Collection<?> rows, PreparedStatementSetter columns) {
        if (!rows.isEmpty()) {
            jdbc.update(sql, columns);
        }
    }

    @Override
    public Optional<DecisionStatus> statusOf(LeadId leadId) {
        return jdbc.query(FIND, (rs, _) -> standing(rs), leadId.value()).stream()
                .findFirst();
    }

    @Override
    public void noteTransition(StatusTransition step) {
        advance(List.of(step));
    }

    Optional<Life> ofSource(LeadId leadId, String sourceId) {
        return jdbc.query(FIND_OF_SOURCE, (rs, _) -> life(rs), leadId.value(), sourceId).stream()
                .findFirst();
    }

    List<Step> steps(LeadId leadId) {
        return jdbc.query(
                FIND_STEPS,
                (rs, _) -> new Step(time(rs, "at"), SubmissionStatus.valueOf(rs.getString("status")), reason(rs)),
                leadId.value());
    }

    private static Life life(ResultSet rs) throws SQLException {
        var errors = rs.getString("errors");
        return new Life(
                standing(rs),
                time(rs, "received_at"),
                time(rs, "status_at"),
                rs.getBoolean("test"),
                errors == null ? List.of() : EventJson.mapper().readValue(errors, ERRORS),
                rs.getBoolean("returned")
                        ? new Return(
                                time(rs, "returned_at"), rs.getString("return_reason"), rs.getBoolean("return_claimed"))
                        : null);
    }

    private static DecisionStatus standing(ResultSet rs) throws SQLException {
        return new DecisionStatus(
                new LeadId(rs.getObject("lead_id", UUID.class)),
                SubmissionStatus.valueOf(rs.getString("status")),
                reason(rs),
                new Money(rs.getLong("price_micros"), rs.getString("cost_currency")));
    }

    private static @Nullable ReasonCode reason(ResultSet rs) throws SQLException {
        return EnumText.constantOf(ReasonCode.class, rs.getString("reason"));
    }

    private static Instant time(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }
}
