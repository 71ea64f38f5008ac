package io.headgate.reconciliation.accrual;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.headgate.messaging.event.EventJson;
import io.headgate.model.delivery.v1.DeliveryFinished;
import io.headgate.model.shared.DeliveryId;
import io.headgate.model.shared.LeadFacts;
import io.headgate.model.shared.LeadId;
import io.headgate.reconciliation.core.DeliveredLead;
import io.headgate.reconciliation.core.PayableLead;
import io.headgate.reconciliation.storage.PayableLeadRow;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was accrued, once per lead and per delivery: the unique keys decide, not a look before. */
@Repository
class JdbcAccruals {

    private static final String INSERT_PAYABLE = """
        INSERT INTO payable_lead (lead_id, source_id, vendor_id, cost, currency, rate_card_version, received_at, payable_at,
                                  campaign, service_line, segment, state, zip)
        SELECT lead_id, source_id, vendor_id, cost, currency, rate_card_version, received_at, payable_at,
               campaign, service_line, segment, state, zip
          FROM json_populate_recordset(NULL::payable_lead, :rows::json)
        ON CONFLICT DO NOTHING
        RETURNING lead_id
        """;

    // A row without a source waits for an acceptance that has not arrived yet, so that it will find it.
    private static final String END_REJECTED = """
        INSERT INTO payable_lead (lead_id, rejected_at)
        SELECT lead_id, rejected_at FROM json_populate_recordset(NULL::payable_lead, :rows::json)
        ON CONFLICT (lead_id) DO UPDATE SET rejected_at = excluded.rejected_at WHERE payable_lead.rejected_at IS NULL
        RETURNING *
        """;

    private static final String INSERT_DELIVERED = """
        INSERT INTO delivered_lead (delivery_id, lead_id, client_id, endpoint_id, source_id, price, currency, billing,
                                    brand_id, rate_card_version, service_line, segment, external_id, received_at,
                                    delivered_at, campaign, state, zip)
        SELECT delivery_id, lead_id, client_id, endpoint_id, source_id, price, currency, billing, brand_id,
               rate_card_version, service_line, segment, external_id, received_at, delivered_at, campaign, state, zip
          FROM json_populate_recordset(NULL::delivered_lead, :rows::json)
        ON CONFLICT DO NOTHING
        RETURNING delivery_id
        """;

    private static final String INSERT_FINDING = """
        INSERT INTO finding (code, subject, version, first_at) VALUES (:code, :subject, :version, :at)
        ON CONFLICT DO NOTHING
        """;

    private final JdbcClient jdbc;

    JdbcAccruals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    // The names are those of the tables' columns.
    private record NewPayable(
            UUID leadId,
            String sourceId,
            String vendorId,
            long cost,
            String currency,
            int rateCardVersion,
            Instant receivedAt,
            Instant payableAt,
            @JsonUnwrapped LeadColumns about) {

        static NewPayable of(Payable payable) {
            var lead = payable.lead();
            return new NewPayable(
                    lead.leadId().value(),
                    lead.sourceId(),
                    lead.vendorId(),
                    lead.cost().micros(),
                    lead.cost().currency(),
                    lead.rateCardVersion(),
                    lead.receivedAt(),
                    lead.payableAt(),
                    LeadColumns.of(payable.facts()));
        }
    }

    private record NewDelivered(
            UUID deliveryId,
            UUID leadId,
            String sourceId,
            @JsonUnwrapped BuyerColumns buyer,
            long price,
            String currency,
            String billing,
            int rateCardVersion,
            @Nullable String externalId,
            Instant receivedAt,
            Instant deliveredAt,
            @JsonUnwrapped LeadColumns about) {

        static NewDelivered of(DeliveredLead delivered, DeliveryFinished finished) {
            return new NewDelivered(
                    delivered.deliveryId().value(),
                    delivered.leadId().value(),
                    delivered.sourceId(),
                    new BuyerColumns(delivered.clientId(), delivered.endpointId(), delivered.brandId()),
                    delivered.price().micros(),
                    delivered.price().currency(),
                    delivered.billing().name(),
                    delivered.rateCardVersion(),
                    finished.externalId(),
                    delivered.receivedAt(),
                    delivered.deliveredAt(),
                    LeadColumns.of(finished.facts()));
        }
    }

    private record BuyerColumns(String clientId, String endpointId, String brandId) {}

    // What reports group leads by.
    private record LeadColumns(
            @Nullable String campaign,
            @Nullable String serviceLine,
            @Nullable String segment,
            @Nullable String state,
            @Nullable String zip) {

        static LeadColumns of(LeadFacts facts) {
            return new LeadColumns(
                    facts.campaign(),
                    facts.serviceLine(),
                    facts.segment(),
                    facts.location().state(),
                    facts.location().zip());
        }
    }

    private record RejectedRow(UUID leadId, Instant rejectedAt) {}

    /** A lead that may have become payable, with what is known of it without knowing the person. */
    record Payable(PayableLead lead, LeadFacts facts) {}

    /** An accepted delivery with the fact that told of it. */
    record Delivered(DeliveredLead lead, DeliveryFinished finished) {}

    /** Of leads that ended without anybody taking them, those that had become payable, each once. */
    List<PayableLead> endRejected(Map<LeadId, Instant> ends) {
        if (ends.isEmpty()) {
            return List.of();
        }
        var rows = ends.entrySet().stream()
                .map(end -> new RejectedRow(end.getKey().value(), end.getValue()))
                .sorted(Comparator.comparing(RejectedRow::leadId))
                .toList();
        return jdbc
                .sql(END_REJECTED)
                .param("rows", EventJson.mapper().writeValueAsString(rows))
                .query((row, _) -> PayableLeadRow.read(row))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** Which of the leads were not payable before and may become so; each once, for the first of its rows. */
    Set<LeadId> insertPayable(List<Payable> leads) {
        return insert(INSERT_PAYABLE, leads.stream().map(NewPayable::of).toList(), LeadId::new);
    }

    /** Which of the deliveries were not recorded before. */
    Set<DeliveryId> insertDelivered(List<Delivered> delivered) {
        var rows = delivered.stream()
                .map(each -> NewDelivered.of(each.lead(), each.finished()))
                .toList();
        return insert(INSERT_DELIVERED, rows, DeliveryId::new);
    }

    private <K> Set<K> insert(String sql, List<?> rows, Function<UUID, K> key) {
        if (rows.isEmpty()) {
            return new HashSet<>();
        }
        return jdbc
                .sql(sql)
                .param("rows", EventJson.mapper().writeValueAsString(rows))
                .query(UUID.class)
                .list()
                .stream()
                .map(key)
                .collect(Collectors.toCollection(HashSet::new));
    }

    void find(String code, String subject, int version, Instant at) {
        jdbc.sql(INSERT_FINDING)
                .param("code", code)
                .param("subject", subject)
                .param("version", version)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }
}
