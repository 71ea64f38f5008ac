package io.headgate.routing.conversion;

import io.headgate.model.reconciliation.v1.DispositionRecorded;
import io.headgate.model.reconciliation.v1.DispositionStatus;
import io.headgate.model.shared.DeliveryId;
import io.headgate.routing.core.context.Conversions;
import io.headgate.routing.database.CombinedStatement;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The counts of leads by endpoint and day of delivery, and what holds of each delivery by now. */
@Repository
class ConversionCounts {

    private static final long ONE_AT_A_TIME = 0x636f6e76657274L;

    private static final String MEET = """
        INSERT INTO lead_disposition (delivery_id, endpoint_id, day) VALUES (?, ?, ?) ON CONFLICT DO NOTHING
        """;

    private static final String LOCK = """
        SELECT delivery_id, status, occurred_at, recorded_at FROM lead_disposition
         WHERE delivery_id = ANY(:ids) ORDER BY delivery_id FOR UPDATE
        """;

    private static final String HOLD = """
        UPDATE lead_disposition SET status = ?, occurred_at = ?, recorded_at = ? WHERE delivery_id = ?
        """;

    private static final String CHANGE = """
        INSERT INTO conversion_change (endpoint_id, day, delivered, concluded, sold)
        SELECT endpoint_id, day::date, sum(delivered), sum(concluded), sum(sold)
          FROM unnest(?, ?, ?, ?, ?) AS changes (endpoint_id, day, delivered, concluded, sold)
         GROUP BY endpoint_id, day
        """;

    private static final String ADD_UP = """
        WITH changes AS (DELETE FROM conversion_change RETURNING endpoint_id, day, delivered, concluded, sold)
        INSERT INTO endpoint_conversion (endpoint_id, day, delivered, concluded, sold)
        SELECT endpoint_id, day, sum(delivered), sum(concluded), sum(sold) FROM changes GROUP BY endpoint_id, day
        ON CONFLICT (endpoint_id, day) DO UPDATE
           SET delivered = endpoint_conversion.delivered + excluded.delivered,
               concluded = endpoint_conversion.concluded + excluded.concluded,
               sold = endpoint_conversion.sold + excluded.sold
        """;

    private static final String MEASURED = """
        SELECT endpoint_id, sum(delivered) AS delivered, sum(concluded) AS concluded, sum(sold) AS sold
          FROM endpoint_conversion WHERE day >= :since
         GROUP BY endpoint_id HAVING sum(concluded) >= :enough
        """;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    ConversionCounts(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    /** What a client said, in the order in which later replaces earlier. */
    record Said(DispositionStatus status, Instant occurredAt, Instant recordedAt) {

        static final Comparator<Said> BY_TIME = Comparator.comparing(Said::occurredAt)
                .thenComparing(Said::recordedAt)
                .thenComparing(Said::status);

        static Said of(DispositionRecorded event) {
            return new Said(event.status(), event.occurredAt(), event.at());
        }
    }

    /** By how much an endpoint's counts of one day change. */
    record Change(String endpointId, LocalDate day, long delivered, long concluded, long sold) {}

    static LocalDate day(Instant delivered) {
        return LocalDate.ofInstant(delivered, ZoneOffset.UTC);
    }

    /** Locks these deliveries, also those of which nothing was said so far, and tells what holds of the others. */
    Map<DeliveryId, Said> lock(Collection<DispositionRecorded> events) {
        var ordered = events.stream()
                .sorted(Comparator.comparing(event -> event.deliveryId().value()))
                .toList();
        // Whoever meets a delivery at the same time is waited for here.
        template.batchUpdate(
                MEET,
                ordered.stream()
                        .map(event -> new Object[] {
                            event.deliveryId().value(), event.endpointId(), Date.valueOf(day(event.deliveredAt()))
                        })
                        .toList());
        var held = new HashMap<DeliveryId, Said>();
        jdbc.sql(LOCK)
                .param(
                        "ids",
                        ordered.stream()
                                .map(event -> event.deliveryId().value())
                                .toArray(UUID[]::new))
                .query(row -> {
                    var said = said(row);
                    if (said != null) {
                        held.put(new DeliveryId(row.getObject("delivery_id", UUID.class)), said);
                    }
                });
        return held;
    }

    void hold(Map<DeliveryId, Said> said) {
        template.batchUpdate(
                HOLD,
                said.entrySet().stream()
                        .map(each -> new Object[] {
                            each.getValue().status().name(),
                            Timestamp.from(each.getValue().occurredAt()),
                            Timestamp.from(each.getValue().recordedAt()),
                            each.getKey().value()
                        })
                        .toList());
    }

    /** Adds one row for each endpoint and day of the batch. */
    void addChanges(Collection<Change> changes) {
        if (!changes.isEmpty()) {
            new CombinedStatement()
                    .addPart(CHANGE, arrays -> arrays.add("text", changes, Change::endpointId)
                            .add("text", changes, each -> each.day().toString())
                            .add("int8", changes, Change::delivered)
                            .add("int8", changes, Change::concluded)
                            .add("int8", changes, Change::sold))
                    .execute(template);
        }
    }

    /** Adds the changes up, unless another copy does so just now; to be called in a transaction. */
    void addUp() {
        if (jdbc.sql("SELECT pg_try_advisory_xact_lock(?)")
                .param(ONE_AT_A_TIME)
                .query(Boolean.class)
                .single()) {
            jdbc.sql(ADD_UP).update();
        }
    }

    /** The endpoints of which enough is known, by the leads delivered since that day. */
    Conversions measuredSince(LocalDate since) {
        var measured = new HashMap<String, Conversions.Measured>();
        jdbc.sql(MEASURED)
                .param("since", since)
                .param("enough", Conversions.ENOUGH)
                .query((row, _) -> Map.entry(
                        row.getString("endpoint_id"),
                        new Conversions.Measured(
                                row.getLong("delivered"), row.getLong("concluded"), row.getLong("sold"))))
                .list()
                .forEach(each -> measured.put(each.getKey(), each.getValue()));
        return new Conversions(measured);
    }

    void forgetBefore(LocalDate day) {
        for (var table : List.of("lead_disposition", "endpoint_conversion")) {
            jdbc.sql("DELETE FROM " + table + " WHERE day < ?").param(day).update();
        }
    }

    private static @Nullable Said said(ResultSet row) throws SQLException {
        var status = row.getString("status");
        return status == null
                ? null
                : new Said(
                        DispositionStatus.valueOf(status),
                        row.getTimestamp("occurred_at").toInstant(),
                        row.getTimestamp("recorded_at").toInstant());
    }
}
