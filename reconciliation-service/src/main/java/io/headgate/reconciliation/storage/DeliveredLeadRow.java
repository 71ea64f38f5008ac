package io.headgate.reconciliation.storage;

import io.headgate.model.config.BillingMode;
import io.headgate.model.shared.DeliveryId;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Money;
import io.headgate.reconciliation.core.DeliveredLead;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/** A row of the table {@code delivered_lead}, whole, for the features that look up what was delivered. */
public final class DeliveredLeadRow {

    private DeliveredLeadRow() {}

    public static DeliveredLead read(ResultSet row) throws SQLException {
        return new DeliveredLead(
                new DeliveryId(row.getObject("delivery_id", UUID.class)),
                new LeadId(row.getObject("lead_id", UUID.class)),
                row.getString("client_id"),
                row.getString("endpoint_id"),
                row.getString("source_id"),
                new Money(row.getLong("price"), row.getString("currency")),
                BillingMode.valueOf(row.getString("billing")),
                row.getString("brand_id"),
                row.getInt("rate_card_version"),
                instant(row, "received_at"),
                instant(row, "delivered_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
