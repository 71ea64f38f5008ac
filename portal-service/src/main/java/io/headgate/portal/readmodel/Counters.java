package io.headgate.portal.readmodel;

import io.headgate.messaging.database.EnumText;
import io.headgate.model.delivery.v1.DeliveryAttempted;
import io.headgate.model.delivery.v1.DeliveryFinished;
import io.headgate.model.delivery.v1.DeliveryOutcome;
import io.headgate.model.delivery.v1.EndpointHealthChanged;
import io.headgate.portal.config.Utc;
import io.headgate.portal.core.Published;
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
        batch("""
            INSERT INTO lead_delivered (delivery_id, lead_id, endpoint_id, client_id, at)
            VALUES (:delivery, :lead, :endpoint, :client, :at)
            ON CONFLICT (delivery_id) DO NOTHING
            """, accepted, each -> new MapSqlParameterSource(
                        "delivery", each.allocation().deliveryId().value())
                .addValue("lead", each.leadId().value())
                .addValue("endpoint", each.allocation().endpointId())
                .addValue("client", each.allocation().clientId())
                .addValue("at", Utc.of(each.at())));
    }

    void attempts(List<DeliveryAttempted> attempts) {
        batch("""
            INSERT INTO endpoint_attempt
                   (delivery_id, attempt, endpoint_id, lead_id, started_at, millis, result, status, answer_code, reason)
            VALUES (:delivery, :attempt, :endpoint, :lead, :at, :millis, :result, :status, :answer, :reason)
            ON CONFLICT (delivery_id, attempt) DO NOTHING
            """, attempts, attempt -> new MapSqlParameterSource(
                        "delivery", attempt.deliveryId().value())
                .addValue("attempt", attempt.attempt())
                .addValue("endpoint", attempt.endpointId())
                .addValue("lead", attempt.leadId().value())
                .addValue("at", Utc.of(attempt.startedAt()))
                .addValue("millis", attempt.millis())
                .addValue("result", attempt.result().name())
                .addValue("status", attempt.status())
                .addValue("answer", attempt.answerCode())
                .addValue("reason", EnumText.nameOf(attempt.reason())));
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

    private <T> void batch(String sql, List<T> rows, Function<T, SqlParameterSource> parameters) {
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(sql, rows.stream().map(parameters).toArray(SqlParameterSource[]::new));
        }
    }
}
