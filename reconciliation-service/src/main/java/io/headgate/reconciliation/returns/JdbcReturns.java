package io.headgate.reconciliation.returns;

import io.headgate.messaging.database.EnumText;
import io.headgate.model.config.ReturnRemedy;
import io.headgate.model.person.Sealed;
import io.headgate.model.shared.DeliveryId;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Money;
import io.headgate.model.shared.ReasonCode;
import io.headgate.model.shared.ReturnId;
import io.headgate.reconciliation.core.DeliveredLead;
import io.headgate.reconciliation.core.PayableLead;
import io.headgate.reconciliation.core.ReturnRules.Volume;
import io.headgate.reconciliation.core.ledger.PartyType;
import io.headgate.reconciliation.storage.DeliveredLeadRow;
import io.headgate.reconciliation.storage.PayableLeadRow;
import io.headgate.reconciliation.storage.ReturnsLock;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Deliveries that can be returned, and the returns. A client's look-ups never find another client's rows. */
@Repository
class JdbcReturns {

    private static final String DELIVERED = """
        SELECT * FROM delivered_lead
         WHERE client_id = :client
           AND (CAST(:delivery AS uuid) IS NULL OR delivery_id = :delivery)
           AND (CAST(:lead AS uuid) IS NULL OR lead_id = :lead)
         ORDER BY delivered_at LIMIT 2
        """;

    private static final String RETURN = """
        SELECT r.*, d.price, d.currency FROM lead_return r JOIN delivered_lead d USING (delivery_id)
        """;

    private static final String INSERT = """
        INSERT INTO lead_return (id, delivery_id, lead_id, client_id, endpoint_id, source_id, reason, note_key,
                                 note_sealed, decided_at, approved, remedy, refusal, refusal_rule, claimed,
                                 claim_refusal, claim_rule)
        VALUES (:id, :delivery, :lead, :client, :endpoint, :source, :reason, :noteKey,
                :noteSealed, :decidedAt, :approved, :remedy, :refusal, :refusalRule, :claimed,
                :claimRefusal, :claimRule)
        """;

    private static final String VOLUME_OF_CLIENT = """
        SELECT (SELECT count(*) FROM delivered_lead WHERE client_id = :party AND delivered_at > :since) AS leads,
               (SELECT count(*) FROM lead_return WHERE client_id = :party AND approved AND decided_at > :since) AS returns
        """;

    private static final String VOLUME_OF_SOURCE = """
        SELECT (SELECT count(*) FROM payable_lead
                 WHERE source_id = :party AND payable_at > :since AND rejected_at IS NULL) AS leads,
               (SELECT count(*) FROM lead_return r
                 WHERE source_id = :party AND claimed AND decided_at > :since
                   AND NOT EXISTS (SELECT 1 FROM withdrawn_claim w WHERE w.return_id = r.id)) AS returns
        """;

    private static final String CLAIMED = """
        SELECT EXISTS (
            SELECT 1 FROM lead_return r
             WHERE lead_id = :lead AND claimed
               AND NOT EXISTS (SELECT 1 FROM withdrawn_claim w WHERE w.return_id = r.id))
        """;

    private static final String KEPT_BY_ANOTHER = """
        SELECT EXISTS (
            SELECT 1 FROM delivered_lead d
             WHERE d.lead_id = :lead AND d.delivery_id <> :delivery
               AND NOT EXISTS (SELECT 1 FROM lead_return r WHERE r.delivery_id = d.delivery_id AND r.approved))
        """;

    private final JdbcClient jdbc;
    private final ReturnsLock lock;

    JdbcReturns(JdbcClient jdbc, ReturnsLock lock) {
        this.jdbc = jdbc;
        this.lock = lock;
    }

    /** Until the transaction ends, no other return is decided and no delivery is recorded. */
    void lockReturns() {
        lock.lockForReturn();
    }

    /** At most two: more than one is ambiguous whatever their number. */
    List<DeliveredLead> delivered(String clientId, @Nullable DeliveryId delivery, @Nullable LeadId lead) {
        return jdbc.sql(DELIVERED)
                .param("client", clientId)
                .param("delivery", delivery == null ? null : delivery.value())
                .param("lead", lead == null ? null : lead.value())
                .query((row, number) -> DeliveredLeadRow.read(row))
                .list();
    }

    Optional<PayableLead> payable(LeadId lead) {
        return jdbc.sql("SELECT * FROM payable_lead WHERE lead_id = :lead AND rejected_at IS NULL")
                .param("lead", lead.value())
                .query((row, number) -> PayableLeadRow.read(row))
                .optional()
                .flatMap(found -> found);
    }

    List<LeadReturn> returnsOf(DeliveryId delivery) {
        return jdbc.sql(RETURN + "WHERE r.delivery_id = :delivery ORDER BY r.decided_at")
                .param("delivery", delivery.value())
                .query((row, number) -> readReturn(row))
                .list();
    }

    Optional<LeadReturn> returnOf(String clientId, ReturnId id) {
        return jdbc.sql(RETURN + "WHERE r.id = :id AND r.client_id = :client")
                .param("id", id.value())
                .param("client", clientId)
                .query((row, number) -> readReturn(row))
                .optional();
    }

    /** Whether a claim of the lead stands. */
    boolean claimed(LeadId lead) {
        return jdbc.sql(CLAIMED)
                .param("lead", lead.value())
                .query(Boolean.class)
                .single();
    }

    /** How often a claim of the lead was withdrawn. */
    int withdrawnClaims(LeadId lead) {
        return jdbc.sql("SELECT count(*) FROM withdrawn_claim WHERE lead_id = :lead")
                .param("lead", lead.value())
                .query(Integer.class)
                .single();
    }

    /** Whether a client has the lead by another delivery and has not returned it. */
    boolean keptByAnother(LeadId lead, DeliveryId delivery) {
        return jdbc.sql(KEPT_BY_ANOTHER)
                .param("lead", lead.value())
                .param("delivery", delivery.value())
                .query(Boolean.class)
                .single();
    }

    /** Until the transaction ends, nobody else decides about this party's share of returns. */
    void lockQuota(PartyType type, String partyId) {
        jdbc.sql("INSERT INTO return_quota (party_type, party_id) VALUES (:type, :party) ON CONFLICT DO NOTHING")
                .param("type", type.name())
                .param("party", partyId)
                .update();
        jdbc.sql("SELECT 1 FROM return_quota WHERE party_type = :type AND party_id = :party FOR UPDATE")
                .param("type", type.name())
                .param("party", partyId)
                .query(Integer.class)
                .single();
    }

    Volume volume(PartyType type, String partyId, Instant since) {
        return jdbc.sql(type == PartyType.SOURCE ? VOLUME_OF_SOURCE : VOLUME_OF_CLIENT)
                .param("party", partyId)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Volume(row.getLong("leads"), row.getLong("returns")))
                .single();
    }

    void insert(LeadReturn made) {
        var note = made.note();
        var remedy = made.decision().remedy();
        jdbc.sql(INSERT)
                .param("id", made.returnId().value())
                .param("delivery", made.deliveryId().value())
                .param("lead", made.leadId().value())
                .param("client", made.clientId())
                .param("endpoint", made.endpointId())
                .param("source", made.sourceId())
                .param("reason", made.reason())
                .param("noteKey", note == null ? null : note.wrappedKey())
                .param("noteSealed", note == null ? null : note.data())
                .param("decidedAt", made.decidedAt().atOffset(ZoneOffset.UTC))
                .param("approved", made.decision().approved())
                .param("remedy", EnumText.nameOf(remedy))
                .param("refusal", EnumText.nameOf(made.decision().refusal()))
                .param("refusalRule", made.decision().rule())
                .param("claimed", made.claim().made())
                .param("claimRefusal", EnumText.nameOf(made.claim().refusal()))
                .param("claimRule", made.claim().rule())
                .update();
    }

    static LeadReturn readReturn(ResultSet row) throws SQLException {
        var remedy = row.getString("remedy");
        var noteKey = row.getString("note_key");
        return new LeadReturn(
                new ReturnId(row.getObject("id", UUID.class)),
                new DeliveryId(row.getObject("delivery_id", UUID.class)),
                new LeadId(row.getObject("lead_id", UUID.class)),
                row.getString("client_id"),
                row.getString("endpoint_id"),
                row.getString("source_id"),
                row.getString("reason"),
                noteKey == null ? null : new Sealed(noteKey, row.getString("note_sealed")),
                instant(row, "decided_at"),
                new LeadReturn.Decision(
                        EnumText.constantOf(ReturnRemedy.class, remedy),
                        code(row, "refusal"),
                        row.getString("refusal_rule")),
                new LeadReturn.Claim(
                        row.getBoolean("claimed"), code(row, "claim_refusal"), row.getString("claim_rule")),
                new Money(row.getLong("price"), row.getString("currency")));
    }

    private static @Nullable ReasonCode code(ResultSet row, String column) throws SQLException {
        return EnumText.constantOf(ReasonCode.class, row.getString(column));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
