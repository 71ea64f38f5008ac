package io.headgate.delivery.queue;

import io.headgate.messaging.event.EventJson;
import io.headgate.model.person.Sealed;
import io.headgate.model.routing.v1.Allocation;
import io.headgate.model.shared.DeliveryId;
import io.headgate.model.shared.LeadFacts;
import io.headgate.model.shared.LeadId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The columns that every reader of the delivery table needs, in one place. */
public record DeliveryRow(
        RoutedDelivery routed,
        @Nullable Sealed contact,
        String status,
        int attempts,
        int unknownAttempts,
        boolean acceptedLate,
        long fence,
        @Nullable String outcome,
        @Nullable String reason,
        @Nullable String externalId,
        @Nullable BigDecimal answeredPrice) {

    static final String COLUMNS = """
        d.id, d.lead_id, d.round, d.config_version, d.allocation, d.facts, d.contact_key, d.contact_data, d.traceparent,
        d.status, d.attempts, d.unknown_attempts, d.accepted_late, d.fence, d.routed_at, d.outcome, d.reason,
        d.external_id, d.answered_price
        """;

    static DeliveryRow read(ResultSet row, int number) throws SQLException {
        var key = row.getString("contact_key");
        var sealed = row.getString("contact_data");
        return new DeliveryRow(
                routed(row),
                key == null || sealed == null ? null : new Sealed(key, sealed),
                row.getString("status"),
                row.getInt("attempts"),
                row.getInt("unknown_attempts"),
                row.getBoolean("accepted_late"),
                row.getLong("fence"),
                row.getString("outcome"),
                row.getString("reason"),
                row.getString("external_id"),
                row.getBigDecimal("answered_price"));
    }

    private static RoutedDelivery routed(ResultSet row) throws SQLException {
        return new RoutedDelivery(
                new DeliveryId(row.getObject("id", UUID.class)),
                new LeadId(row.getObject("lead_id", UUID.class)),
                row.getInt("round"),
                row.getInt("config_version"),
                EventJson.mapper().readValue(row.getString("allocation"), Allocation.class),
                EventJson.mapper().readValue(row.getString("facts"), LeadFacts.class),
                row.getString("traceparent"),
                row.getTimestamp("routed_at").toInstant());
    }

    public DeliveryId id() {
        return routed.id();
    }

    public boolean mayHaveIt() {
        return unknownAttempts > 0;
    }

    /** The row as just claimed: the contact is there as long as the delivery is not over. */
    ClaimedDelivery claimed(Instant startedAt, Duration lease, long nanos) {
        if (contact == null) {
            throw new IllegalStateException("a claimed delivery has its contact");
        }
        return new ClaimedDelivery(routed, contact, attempts, fence, mayHaveIt(), startedAt, lease, nanos);
    }
}
