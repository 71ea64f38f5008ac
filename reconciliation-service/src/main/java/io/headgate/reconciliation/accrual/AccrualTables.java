package io.headgate.reconciliation.accrual;

import io.headgate.model.delivery.v1.DeliveryFinished;
import io.headgate.reconciliation.core.DeliveredLead;
import io.headgate.reconciliation.core.PayableLead;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was accrued, once per lead and per delivery: the unique keys decide, not a look before. */
@Repository
class AccrualTables {

    private static final String INSERT_PAYABLE = """
        INSERT INTO payable_lead (lead_id, source_id, vendor_id, cost, currency, rate_card_version, received_at, payable_at)
        VALUES (:leadId, :sourceId, :vendorId, :cost, :currency, :version, :receivedAt, :payableAt)
        ON CONFLICT DO NOTHING
        """;

    private static final String INSERT_DELIVERED = """
        INSERT INTO delivered_lead (delivery_id, lead_id, client_id, endpoint_id, source_id, price, currency, billing,
                                    brand_id, rate_card_version, service_line, segment, external_id, received_at,
                                    delivered_at)
        VALUES (:deliveryId, :leadId, :clientId, :endpointId, :sourceId, :price, :currency, :billing,
                :brandId, :version, :serviceLine, :segment, :externalId, :receivedAt, :deliveredAt)
        ON CONFLICT DO NOTHING
        """;

    private static final String INSERT_FINDING = """
        INSERT INTO finding (code, subject, version, first_at) VALUES (:code, :subject, :version, :at)
        ON CONFLICT DO NOTHING
        """;

    private final JdbcClient jdbc;

    AccrualTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether the lead was not payable before. */
    boolean insert(PayableLead lead) {
        return jdbc.sql(INSERT_PAYABLE)
                        .param("leadId", lead.leadId().value())
                        .param("sourceId", lead.sourceId())
                        .param("vendorId", lead.vendorId())
                        .param("cost", lead.cost().micros())
                        .param("currency", lead.cost().currency())
                        .param("version", lead.rateCardVersion())
                        .param("receivedAt", lead.receivedAt().atOffset(ZoneOffset.UTC))
                        .param("payableAt", lead.payableAt().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Whether the delivery was not recorded before. */
    boolean insert(DeliveredLead delivered, DeliveryFinished finished) {
        return jdbc.sql(INSERT_DELIVERED)
                        .param("deliveryId", delivered.deliveryId().value())
                        .param("leadId", delivered.leadId().value())
                        .param("clientId", delivered.clientId())
                        .param("endpointId", delivered.endpointId())
                        .param("sourceId", delivered.sourceId())
                        .param("price", delivered.price().micros())
                        .param("currency", delivered.price().currency())
                        .param("billing", delivered.billing().name())
                        .param("brandId", delivered.brandId())
                        .param("version", delivered.rateCardVersion())
                        .param("serviceLine", finished.facts().serviceLine())
                        .param("segment", finished.facts().segment())
                        .param("externalId", finished.externalId())
                        .param("receivedAt", delivered.receivedAt().atOffset(ZoneOffset.UTC))
                        .param("deliveredAt", delivered.deliveredAt().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
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
