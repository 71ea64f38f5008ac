package io.headgate.portal.leads.list;

import io.headgate.messaging.database.EnumText;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Money;
import io.headgate.model.shared.ReasonCode;
import io.headgate.portal.config.Utc;
import io.headgate.portal.core.LeadStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads rows of lead_view as list items. */
public final class LeadRows {

    private LeadRows() {}

    public static LeadItem item(ResultSet row, int index) throws SQLException {
        var receivedAt = Utc.required(row, "received_at");
        var reason = row.getString("reason");
        return new LeadItem(
                new LeadId(row.getObject("lead_id", UUID.class)),
                receivedAt,
                row.getString("source_id"),
                row.getString("vendor_id"),
                row.getString("service_line"),
                row.getString("segment"),
                row.getString("zip"),
                row.getString("city"),
                row.getString("state"),
                LeadStatus.valueOf(row.getString("status")),
                EnumText.constantOf(ReasonCode.class, reason),
                row.getString("endpoint_id"),
                row.getString("client_id"),
                price(row),
                millis(receivedAt, Utc.read(row, "first_decided_at")),
                millis(receivedAt, Utc.read(row, "delivered_at")),
                "HELD".equals(row.getString("status")) ? Utc.read(row, "held_until") : null,
                row.getBoolean("unconfirmed"),
                row.getBoolean("accepted_late"),
                row.getBoolean("test"));
    }

    private static @Nullable Money price(ResultSet row) throws SQLException {
        var won = row.getString("won_currency");
        var currency = won == null ? row.getString("round_currency") : won;
        if (currency == null) {
            return null;
        }
        // A test is never charged, whatever the endpoint's price.
        var micros = row.getBoolean("test") ? 0 : row.getLong(won == null ? "round_price" : "won_price");
        return new Money(micros, currency);
    }

    private static @Nullable Long millis(Instant from, @Nullable Instant to) {
        return to == null ? null : Math.max(0, Duration.between(from, to).toMillis());
    }
}
