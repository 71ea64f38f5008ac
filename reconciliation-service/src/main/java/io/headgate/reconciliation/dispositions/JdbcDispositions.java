package io.headgate.reconciliation.dispositions;

import io.headgate.messaging.database.EnumText;
import io.headgate.messaging.event.EventJson;
import io.headgate.model.reconciliation.v1.DispositionRecorded;
import io.headgate.model.reconciliation.v1.DispositionStatus;
import io.headgate.model.shared.DeliveryId;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Money;
import io.headgate.reconciliation.core.DeliveredLead;
import io.headgate.reconciliation.storage.DeliveredLeadRow;
import io.headgate.reconciliation.web.PageCursor;
import io.headgate.reconciliation.web.TimeRange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What can be disposed of, and what was. The unique key decides what is new, not a look before. */
@Repository
class JdbcDispositions {

    private static final String DELIVERED = "SELECT * FROM delivered_lead WHERE delivery_id = ANY(:ids)";

    private static final String INSERT = """
        INSERT INTO disposition (id, delivery_id, lead_id, client_id, endpoint_id, status, value, currency,
                                 occurred_at, recorded_at, recorded_by)
        SELECT id, delivery_id, lead_id, client_id, endpoint_id, status, value, currency,
               occurred_at, recorded_at, recorded_by
          FROM json_populate_recordset(NULL::disposition, :rows::json)
        ON CONFLICT DO NOTHING
        RETURNING id
        """;

    private static final String KNOWN = """
        SELECT d.*, l.delivered_at FROM disposition d JOIN delivered_lead l USING (delivery_id)
         WHERE d.delivery_id = ANY(:ids)
        """;

    private static final String PAGE = """
        SELECT d.*, l.delivered_at FROM disposition d JOIN delivered_lead l USING (delivery_id)
         WHERE d.client_id = :client
           AND (CAST(:status AS text) IS NULL OR d.status = :status)
           AND (CAST(:delivery AS uuid) IS NULL OR d.delivery_id = :delivery)
           AND d.recorded_at >= :from AND d.recorded_at < :before
           AND (d.recorded_at, d.id) < (:beforeTime, :beforeId)
         ORDER BY d.recorded_at DESC, d.id DESC
         LIMIT :limit
        """;

    private final JdbcClient jdbc;

    JdbcDispositions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What makes two dispositions the same. */
    record Key(DeliveryId deliveryId, DispositionStatus status, Instant occurredAt) {

        // One order for all, so that two requests that say the same never wait for each other in a circle.
        private static final Comparator<Key> ORDER = Comparator.comparing(
                        (Key key) -> key.deliveryId().value())
                .thenComparing(Key::status)
                .thenComparing(Key::occurredAt);

        static Key of(DispositionRecorded fact) {
            return new Key(fact.deliveryId(), fact.status(), fact.occurredAt());
        }
    }

    // The names are those of the table's columns.
    private record Row(
            UUID id,
            UUID deliveryId,
            UUID leadId,
            String clientId,
            String endpointId,
            String status,
            @Nullable Long value,
            @Nullable String currency,
            OffsetDateTime occurredAt,
            OffsetDateTime recordedAt,
            String recordedBy) {

        static Row of(Disposition disposition) {
            var fact = disposition.fact();
            var value = fact.value();
            return new Row(
                    disposition.id(),
                    fact.deliveryId().value(),
                    fact.leadId().value(),
                    fact.clientId(),
                    fact.endpointId(),
                    fact.status().name(),
                    value == null ? null : value.micros(),
                    value == null ? null : value.currency(),
                    fact.occurredAt().atOffset(ZoneOffset.UTC),
                    fact.at().atOffset(ZoneOffset.UTC),
                    disposition.recordedBy());
        }
    }

    Map<DeliveryId, DeliveredLead> delivered(Collection<DeliveryId> ids) {
        var found = new HashMap<DeliveryId, DeliveredLead>();
        if (!ids.isEmpty()) {
            jdbc.sql(DELIVERED)
                    .param("ids", values(ids))
                    .query((row, _) -> DeliveredLeadRow.read(row))
                    .list()
                    .forEach(lead -> found.put(lead.deliveryId(), lead));
        }
        return found;
    }

    /** The ids of those that are new. */
    Set<UUID> insert(Collection<Disposition> dispositions) {
        if (dispositions.isEmpty()) {
            return Set.of();
        }
        var rows = dispositions.stream()
                .sorted(Comparator.comparing(each -> Key.of(each.fact()), Key.ORDER))
                .map(Row::of)
                .toList();
        return new HashSet<>(jdbc.sql(INSERT)
                .param("rows", EventJson.mapper().writeValueAsString(rows))
                .query(UUID.class)
                .list());
    }

    Map<Key, DispositionRecorded> findKnown(Collection<DeliveryId> ids) {
        var found = new HashMap<Key, DispositionRecorded>();
        if (!ids.isEmpty()) {
            jdbc.sql(KNOWN)
                    .param("ids", values(ids))
                    .query((row, _) -> recorded(row))
                    .list()
                    .forEach(fact -> found.put(Key.of(fact), fact));
        }
        return found;
    }

    /** What was said of this client's deliveries, as it was recorded, newest first. */
    List<Disposition> page(
            String clientId,
            @Nullable DispositionStatus status,
            @Nullable DeliveryId delivery,
            TimeRange period,
            PageCursor after,
            int limit) {
        return jdbc.sql(PAGE)
                .param("client", clientId)
                .param("status", EnumText.nameOf(status))
                .param("delivery", delivery == null ? null : delivery.value())
                .param("from", period.from().atOffset(ZoneOffset.UTC))
                .param("before", period.before().atOffset(ZoneOffset.UTC))
                .param("beforeTime", after.time().atOffset(ZoneOffset.UTC))
                .param("beforeId", after.id())
                .param("limit", limit)
                .query((row, _) ->
                        new Disposition(row.getObject("id", UUID.class), recorded(row), row.getString("recorded_by")))
                .list();
    }

    private static UUID[] values(Collection<DeliveryId> ids) {
        return ids.stream().map(DeliveryId::value).distinct().toArray(UUID[]::new);
    }

    private static DispositionRecorded recorded(ResultSet row) throws SQLException {
        var value = row.getObject("value", Long.class);
        return new DispositionRecorded(
                new LeadId(row.getObject("lead_id", UUID.class)),
                new DeliveryId(row.getObject("delivery_id", UUID.class)),
                row.getString("client_id"),
                row.getString("endpoint_id"),
                DispositionStatus.valueOf(row.getString("status")),
                value == null ? null : new Money(value, row.getString("currency")),
                instant(row, "occurred_at"),
                instant(row, "delivered_at"),
                instant(row, "recorded_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
