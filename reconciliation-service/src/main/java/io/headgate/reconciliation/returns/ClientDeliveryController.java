package io.headgate.reconciliation.returns;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.headgate.model.shared.DeliveryId;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Money;
import io.headgate.model.shared.ReturnId;
import io.headgate.reconciliation.web.ClientKeys;
import io.headgate.reconciliation.web.PageCursor;
import io.headgate.reconciliation.web.TimeRange;
import io.headgate.service.web.Limits;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a client accepted, newest first: its own deliveries only, and nothing of who sent them. */
@RestController
class ClientDeliveryController {

    private static final int MOST = 200;

    private static final String PAGE = """
        SELECT d.*, r.id AS return_id
          FROM delivered_lead d
          LEFT JOIN lead_return r ON r.delivery_id = d.delivery_id AND r.approved
         WHERE d.client_id = :client
           AND (d.delivered_at, d.delivery_id) < (:beforeTime, :beforeId)
           AND d.delivered_at >= :from AND d.delivered_at < :before
           AND (CAST(:lead AS uuid) IS NULL OR d.lead_id = :lead)
         ORDER BY d.delivered_at DESC, d.delivery_id DESC
         LIMIT :limit
        """;

    private final ClientKeys keys;
    private final JdbcClient jdbc;

    ClientDeliveryController(ClientKeys keys, JdbcClient jdbc) {
        this.keys = keys;
        this.jdbc = jdbc;
    }

    /** One accepted delivery. {@code returnId} is there once a return of it was approved. */
    record DeliveryView(
            String deliveryId,
            String leadId,
            String endpointId,
            @Nullable String serviceLine,
            @Nullable String segment,
            Money price,
            Instant deliveredAt,
            @Nullable String externalId,
            @Nullable String returnId) {}

    /** One page; no cursor means that it is the last. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Page(List<DeliveryView> items, @Nullable String nextCursor) {}

    @GetMapping("/v1/deliveries")
    Page list(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(name = "lead_id", required = false) @Nullable String leadId) {
        var clientId = keys.clientOf(authorization);
        var size = Limits.checked(limit, MOST);
        var period = TimeRange.of(from, to, keys.zoneOf(clientId));
        var lead = leadId == null
                ? null
                : LeadId.parse(leadId)
                        .map(LeadId::value)
                        .orElseThrow(() -> TimeRange.bad("lead_id", "A lead id looks like lead_<uuid>."));
        var start = PageCursor.of(cursor);
        var rows = jdbc.sql(PAGE)
                .param("client", clientId)
                .param("beforeTime", start.time().atOffset(ZoneOffset.UTC))
                .param("beforeId", start.id())
                .param("from", period.from().atOffset(ZoneOffset.UTC))
                .param("before", period.before().atOffset(ZoneOffset.UTC))
                .param("lead", lead)
                .param("limit", size + 1)
                .query((row, number) -> view(row))
                .list();
        var more = rows.size() > size;
        var items = more ? rows.subList(0, size) : rows;
        return new Page(items, more ? cursorOf(items.getLast()).toString() : null);
    }

    private static PageCursor cursorOf(DeliveryView last) {
        return new PageCursor(
                last.deliveredAt(), DeliveryId.of(last.deliveryId()).value());
    }

    private static DeliveryView view(ResultSet row) throws SQLException {
        return new DeliveryView(
                new DeliveryId(row.getObject("delivery_id", UUID.class)).toString(),
                new LeadId(row.getObject("lead_id", UUID.class)).toString(),
                row.getString("endpoint_id"),
                row.getString("service_line"),
                row.getString("segment"),
                new Money(row.getLong("price"), row.getString("currency")),
                row.getObject("delivered_at", OffsetDateTime.class).toInstant(),
                row.getString("external_id"),
                Optional.ofNullable(row.getObject("return_id", UUID.class))
                        .map(id -> new ReturnId(id).toString())
                        .orElse(null));
    }
}
