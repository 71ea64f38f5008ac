package io.headgate.portal.readmodel;

import io.headgate.messaging.database.EnumText;
import io.headgate.messaging.database.SqlArrays;
import io.headgate.model.delivery.v1.DeliveryAttempted;
import io.headgate.model.delivery.v1.DeliveryFinished;
import io.headgate.model.delivery.v1.DeliveryOutcome;
import io.headgate.model.delivery.v1.EndpointHealthChanged;
import io.headgate.portal.config.Utc;
import io.headgate.portal.core.Published;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Repository;

/** Adds to the counts per endpoint and per source. Rows are touched in one order, so that workers never deadlock. */
@Repository
class Counters {

    private final NamedParameterJdbcTemplate jdbc;

    Counters(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private record Key(String id, LocalDate day) {}

    private static final Comparator<Key> KEY_ORDER =
            Comparator.comparing(Key::id).thenComparing(Key::day);

    /** What is added to a source's day; negative takes back what an earlier state of the lead had added. */
    record SourceCount(String sourceId, LocalDate day, int received, int accepted, int rejected) {

        SourceCount plus(SourceCount other) {
            return new SourceCount(
                    sourceId, day, received + other.received, accepted + other.accepted, rejected + other.rejected);
        }

        boolean changesNothing() {
            return received == 0 && accepted == 0 && rejected == 0;
        }
    }

    private record EndpointCount(
            int delivered, int refused, @Nullable Instant last) {

        EndpointCount plus(EndpointCount other) {
            var later = Stream.of(last, other.last)
                    .filter(Objects::nonNull)
                    .max(Comparator.naturalOrder())
                    .orElse(null);
            return new EndpointCount(delivered + other.delivered, refused + other.refused, later);
        }
    }

    void sources(List<SourceCount> counts) {
        var sums = new TreeMap<Key, SourceCount>(KEY_ORDER);
        counts.forEach(count -> sums.merge(new Key(count.sourceId(), count.day()), count, SourceCount::plus));
        sums.values().removeIf(SourceCount::changesNothing);
        batch("""
            INSERT INTO source_day (source_id, day, received, accepted, rejected)
            VALUES (:id, :day, :received, :accepted, :rejected)
            ON CONFLICT (source_id, day) DO UPDATE
               SET received = source_day.received + excluded.received,
                   accepted = source_day.accepted + excluded.accepted,
                   rejected = source_day.rejected + excluded.rejected
            """, List.copyOf(sums.values()), count -> new MapSqlParameterSource("id", count.sourceId())
                .addValue("day", count.day())
                .addValue("received", count.received())
                .addValue("accepted", count.accepted())
                .addValue("rejected", count.rejected()));
    }

    void deliveries(List<DeliveryFinished> finished, Published published) {
        var sums = new TreeMap<Key, EndpointCount>(KEY_ORDER);
        for (var delivery : finished) {
            if (delivery.facts().test()) {
                continue;
            }
            var endpointId = delivery.allocation().endpointId();
            var day = delivery.at().atZone(published.zoneOfEndpoint(endpointId)).toLocalDate();
            sums.merge(new Key(endpointId, day), counted(delivery), EndpointCount::plus);
        }
        batch("""
            INSERT INTO endpoint_day (endpoint_id, day, delivered, refused, last_delivered_at)
            VALUES (:id, :day, :delivered, :refused, :last)
            ON CONFLICT (endpoint_id, day) DO UPDATE
               SET delivered = endpoint_day.delivered + excluded.delivered,
                   refused = endpoint_day.refused + excluded.refused,
                   last_delivered_at = greatest(endpoint_day.last_delivered_at, excluded.last_delivered_at)
            """, List.copyOf(sums.entrySet()), entry -> new MapSqlParameterSource(
                        "id", entry.getKey().id())
                .addValue("day", entry.getKey().day())
                .addValue("delivered", entry.getValue().delivered())
                .addValue("refused", entry.getValue().refused())
                .addValue("last", Utc.of(entry.getValue().last())));
    }

    /** Who took which lead when: what the figures of an endpoint's day lead to. */
    void acceptances(List<DeliveryFinished> finished) {
        var accepted = finished.stream()
                .filter(each -> each.outcome() == DeliveryOutcome.ACCEPTED)
                .toList();
        rows("""
            INSERT INTO lead_delivered (delivery_id, lead_id, endpoint_id, client_id, at)
            SELECT * FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::timestamptz[])
            ON CONFLICT (delivery_id) DO NOTHING
            """, accepted, arrays -> arrays.add(
                        "uuid", accepted, each -> each.allocation().deliveryId().value())
                .add("uuid", accepted, each -> each.leadId().value())
                .add("text", accepted, each -> each.allocation().endpointId())
                .add("text", accepted, each -> each.allocation().clientId())
                .add("timestamptz", accepted, each -> each.at().toString()));
    }

    void attempts(List<DeliveryAttempted> attempts) {
        rows("""
            INSERT INTO endpoint_attempt
                   (delivery_id, attempt, endpoint_id, lead_id, started_at, millis, result, status, answer_code, reason)
            SELECT * FROM unnest(?::uuid[], ?::int[], ?::text[], ?::uuid[], ?::timestamptz[], ?::bigint[], ?::text[],
                                 ?::int[], ?::text[], ?::text[])
            ON CONFLICT (delivery_id, attempt) DO NOTHING
            """, attempts, arrays -> arrays.add(
                        "uuid", attempts, attempt -> attempt.deliveryId().value())
                .add("int4", attempts, DeliveryAttempted::attempt)
                .add("text", attempts, DeliveryAttempted::endpointId)
                .add("uuid", attempts, attempt -> attempt.leadId().value())
                .add("timestamptz", attempts, attempt -> attempt.startedAt().toString())
                .add("int8", attempts, DeliveryAttempted::millis)
                .add("text", attempts, attempt -> attempt.result().name())
                .add("int4", attempts, DeliveryAttempted::status)
                .add("text", attempts, DeliveryAttempted::answerCode)
                .add("text", attempts, attempt -> EnumText.nameOf(attempt.reason())));
    }

    /** The newest state of each endpoint's breaker wins, whenever it arrives. */
    void health(List<EndpointHealthChanged> changes) {
        var ordered = changes.stream()
                .sorted(Comparator.comparing(EndpointHealthChanged::endpointId)
                        .thenComparing(EndpointHealthChanged::at))
                .toList();
        batch("""
            INSERT INTO endpoint_health (endpoint_id, state, since, reason) VALUES (:id, :state, :at, :reason)
            ON CONFLICT (endpoint_id) DO UPDATE
               SET state = excluded.state, since = excluded.since, reason = excluded.reason
             WHERE endpoint_health.since <= excluded.since
            """, ordered, change -> new MapSqlParameterSource("id", change.endpointId())
                .addValue("state", change.state().name())
                .addValue("at", Utc.of(change.at()))
                .addValue("reason", change.reason()));
    }

    private static EndpointCount counted(DeliveryFinished delivery) {
        return switch (delivery.outcome()) {
            case ACCEPTED -> new EndpointCount(1, 0, delivery.at());
            case REJECTED -> new EndpointCount(0, 1, null);
            // Not the client's refusal: nobody there has seen the lead, or nobody knows.
            case FAILED, UNKNOWN -> new EndpointCount(0, 0, null);
        };
    }

    private interface Columns {

        void addTo(SqlArrays arrays) throws SQLException;
    }

    // One statement whatever the number of rows.
    private void rows(String sql, List<?> rows, Columns columns) {
        if (!rows.isEmpty()) {
            jdbc.getJdbcOperations().update(sql, statement -> columns.addTo(SqlArrays.of(statement)));
        }
    }

    private <T> void batch(String sql, List<T> rows, Function<T, SqlParameterSource> parameters) {
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(sql, rows.stream().map(parameters).toArray(SqlParameterSource[]::new));
        }
    }
}
