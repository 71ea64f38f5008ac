package io.headgate.delivery.queue;

import io.headgate.messaging.database.SqlArrays;
import io.headgate.messaging.event.EventJson;
import io.headgate.outbound.limit.AttemptPriority;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Hands each waiting delivery to one worker at a time. A claim and the start of its attempt are one statement, so a
 * crash anywhere after it is visible; the lease and the fence take a delivery away from a worker that vanished.
 * Times are the database's.
 */
@Component
public class DeliveryQueue {

    private static final String ACCEPT = """
        WITH arrived AS (
            INSERT INTO delivery (id, allocation_id, lead_id, endpoint_id, round, config_version, allocation, facts,
                                  contact_key, contact_data, traceparent, status, attempts, fence, routed_at,
                                  expires_at, next_attempt_at, lease_until)
            SELECT a.id, a.allocation_id, a.lead_id, a.endpoint_id, a.round, a.config_version, a.allocation::jsonb,
                   a.facts::jsonb, a.contact_key, a.contact_data, a.traceparent,
                   CASE WHEN a.claimed THEN 'SENDING' ELSE 'READY' END, a.claimed::int, a.claimed::int,
                   a.routed_at, a.routed_at + a.max_age * interval '1 millisecond', clock_timestamp(),
                   CASE WHEN a.claimed THEN clock_timestamp() + a.lease * interval '1 millisecond' END
              FROM unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::int[], ?::int[], ?::text[], ?::text[],
                          ?::text[], ?::text[], ?::text[], ?::boolean[], ?::timestamptz[], ?::bigint[], ?::bigint[])
                   AS a (id, allocation_id, lead_id, endpoint_id, round, config_version, allocation, facts,
                         contact_key, contact_data, traceparent, claimed, routed_at, max_age, lease)
                ON CONFLICT DO NOTHING
            RETURNING id, status, attempts, fence
        ), started AS (
            INSERT INTO delivery_attempt (delivery_id, attempt, fence, started_at, possible_duplicate)
            SELECT id, attempts, fence, clock_timestamp(), false FROM arrived WHERE status = 'SENDING'
        )
        SELECT id, clock_timestamp() AS started_at FROM arrived
        """;

    private static final String CLAIM = """
        WITH due AS (
            SELECT id FROM delivery
             WHERE status = 'READY' AND endpoint_id = :endpoint AND retry = :retry
               AND next_attempt_at <= clock_timestamp()
             ORDER BY next_attempt_at
             LIMIT :most
               FOR UPDATE SKIP LOCKED
        ), claimed AS (
            UPDATE delivery d
               SET status = 'SENDING', attempts = attempts + 1, fence = fence + 1,
                   lease_until = clock_timestamp() + :lease * interval '1 millisecond'
              FROM due WHERE d.id = due.id
            RETURNING d.*
        ), started AS (
            INSERT INTO delivery_attempt (delivery_id, attempt, fence, started_at, possible_duplicate)
            SELECT id, attempts, fence, clock_timestamp(), unknown_attempts > 0 FROM claimed
        )
        SELECT %s, clock_timestamp() AS started_at, clock_timestamp() - d.next_attempt_at AS waited FROM claimed d
        """.formatted(DeliveryRow.COLUMNS);

    // A loose index scan: as many steps as there are endpoints with waiting deliveries, however many wait at each.
    private static final String WAITING = """
        WITH RECURSIVE e AS (
            (SELECT endpoint_id FROM delivery WHERE status = 'READY' ORDER BY endpoint_id LIMIT 1)
            UNION ALL
            SELECT (SELECT d.endpoint_id FROM delivery d
                     WHERE d.status = 'READY' AND d.endpoint_id > e.endpoint_id ORDER BY d.endpoint_id LIMIT 1)
              FROM e WHERE e.endpoint_id IS NOT NULL
        )
        SELECT e.endpoint_id,
               EXISTS (SELECT FROM delivery d WHERE d.status = 'READY' AND d.endpoint_id = e.endpoint_id
                          AND NOT d.retry AND d.next_attempt_at <= clock_timestamp())
            OR EXISTS (SELECT FROM delivery d WHERE d.status = 'READY' AND d.endpoint_id = e.endpoint_id
                          AND d.retry AND d.next_attempt_at <= clock_timestamp()) AS due
          FROM e WHERE e.endpoint_id IS NOT NULL
        """;

    private static final String OLDEST_DUE = """
        SELECT coalesce(extract(epoch FROM clock_timestamp() - min(next_attempt_at)), 0)
          FROM delivery WHERE status = 'READY' AND next_attempt_at <= clock_timestamp()
        """;

    private static final String IN_DOUBT = """
        SELECT count(*) AS count,
               coalesce(extract(epoch FROM clock_timestamp() - min(finished_at)), 0)::bigint AS seconds
          FROM delivery WHERE outcome = 'UNKNOWN' AND NOT (facts ->> 'test')::boolean
        """;

    private final JdbcTemplate jdbc;
    private final JdbcClient client;

    DeliveryQueue(JdbcTemplate jdbc, JdbcClient client) {
        this.jdbc = jdbc;
        this.client = client;
    }

    /** An endpoint with deliveries that are not being sent. */
    public record Waiting(String endpointId, boolean due) {}

    /** Writes the deliveries that are not there yet; returns the start of each that was written. */
    public Map<UUID, Instant> accept(List<NewDelivery> deliveries) {
        var written = new HashMap<UUID, Instant>();
        jdbc.query(
                connection -> {
                    var statement = connection.prepareStatement(ACCEPT);
                    SqlArrays.of(statement)
                            .add(
                                    "uuid",
                                    deliveries,
                                    row -> row.event().allocation().deliveryId().value())
                            .add("uuid", deliveries, row -> row.event()
                                    .allocation()
                                    .allocationId()
                                    .value())
                            .add("uuid", deliveries, row -> row.event().leadId().value())
                            .add("text", deliveries, row -> row.event()
                                    .allocation()
                                    .endpointId())
                            .add("int", deliveries, row -> row.event().round())
                            .add("int", deliveries, row -> row.event().configVersion())
                            .add("text", deliveries, row -> json(row.event().allocation()))
                            .add("text", deliveries, row -> json(row.event().facts()))
                            .add("text", deliveries, row -> row.event()
                                    .contact()
                                    .wrappedKey())
                            .add("text", deliveries, row -> row.event()
                                    .contact()
                                    .data())
                            .add("text", deliveries, NewDelivery::traceparent)
                            .add("boolean", deliveries, NewDelivery::claimed)
                            .add("timestamptz", deliveries, row -> row.event()
                                    .at()
                                    .toString())
                            .add("bigint", deliveries, row -> row.maxAge().toMillis())
                            .add("bigint", deliveries, row -> row.lease().toMillis());
                    return statement;
                },
                (ResultSet row) -> {
                    written.put(
                            row.getObject("id", UUID.class),
                            row.getTimestamp("started_at").toInstant());
                });
        return written;
    }

    /** Leases up to that many due deliveries of the endpoint. */
    public List<ClaimedDelivery> claim(String endpointId, AttemptPriority priority, int most, Duration lease) {
        var nanos = System.nanoTime();
        return client.sql(CLAIM)
                .param("endpoint", endpointId)
                .param("retry", priority == AttemptPriority.RETRY)
                .param("most", most)
                .param("lease", lease.toMillis())
                .query((row, number) -> DeliveryRow.read(row, number)
                        .claimed(row.getTimestamp("started_at").toInstant(), lease, nanos))
                .list();
    }

    /** Every endpoint with deliveries that wait. */
    public List<Waiting> waiting() {
        return client.sql(WAITING)
                .query((row, number) -> new Waiting(row.getString("endpoint_id"), row.getBoolean("due")))
                .list();
    }

    /** How long the delivery that is due longest has been waiting, in seconds. */
    public double oldestDueSeconds() {
        return client.sql(OLDEST_DUE).query(Double.class).single();
    }

    /** Deliveries that ended without a certain answer and wait for one; tests count not. */
    public record InDoubt(long count, long oldestSeconds) {}

    public InDoubt inDoubt() {
        return client.sql(IN_DOUBT)
                .query((row, _) -> new InDoubt(row.getLong("count"), row.getLong("seconds")))
                .single();
    }

    private static String json(Object value) {
        return EventJson.mapper().writeValueAsString(value);
    }
}
