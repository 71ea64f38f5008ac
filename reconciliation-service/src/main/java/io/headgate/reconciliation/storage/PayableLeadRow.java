package io.headgate.reconciliation.storage;

import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Money;
import io.headgate.reconciliation.core.PayableLead;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/** A row of the table {@code payable_lead}, whole. */
public final class PayableLeadRow {

    private PayableLeadRow() {}

    /** The lead as it became payable; none where only its rejection is known. */
    public static Optional<PayableLead> read(ResultSet row) throws SQLException {
        if (row.getString("source_id") == null) {
            return Optional.empty();
        }
        return Optional.of(new PayableLead(
                new LeadId(row.getObject("lead_id", UUID.class)),
                row.getString("source_id"),
                row.getString("vendor_id"),
                new Money(row.getLong("cost"), row.getString("currency")),
                row.getInt("rate_card_version"),
                instant(row, "received_at"),
                instant(row, "payable_at")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
