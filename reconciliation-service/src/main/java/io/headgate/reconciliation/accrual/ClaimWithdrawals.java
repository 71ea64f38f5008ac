package io.headgate.reconciliation.accrual;

import io.headgate.messaging.outbox.Outbox;
import io.headgate.model.reconciliation.v1.LeadReturned;
import io.headgate.model.shared.DeliveryId;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.ReasonCode;
import io.headgate.model.shared.ReturnId;
import io.headgate.model.shared.Topics;
import io.headgate.reconciliation.core.DeliveredLead;
import io.headgate.reconciliation.core.PayableLead;
import io.headgate.reconciliation.core.ledger.Entry;
import io.headgate.reconciliation.core.posting.SourceClaim;
import io.headgate.reconciliation.core.posting.SourceClaimWithdrawal;
import io.headgate.reconciliation.storage.PayableLeadRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A client accepts a lead that every other client had returned: it is not returned any more, and no longer claimed. */
@Component
class ClaimWithdrawals {

    // The last return of each lead that nobody kept until now, with the claim that still stands.
    private static final String RETURNED = """
        SELECT DISTINCT ON (r.lead_id) r.lead_id, r.decided_at, c.id AS claim_id,
               (SELECT count(*) FROM withdrawn_claim w WHERE w.lead_id = r.lead_id)::int AS earlier, p.*
          FROM lead_return r
          LEFT JOIN lead_return c ON c.lead_id = r.lead_id AND c.claimed
               AND NOT EXISTS (SELECT 1 FROM withdrawn_claim w WHERE w.return_id = c.id)
          LEFT JOIN payable_lead p ON p.lead_id = r.lead_id
         WHERE r.lead_id = ANY(:leads) AND r.approved
           AND NOT EXISTS (
               SELECT 1 FROM delivered_lead d
                WHERE d.lead_id = r.lead_id AND d.delivery_id <> ALL(:accepted)
                  AND NOT EXISTS (SELECT 1 FROM lead_return g WHERE g.delivery_id = d.delivery_id AND g.approved))
         ORDER BY r.lead_id, r.decided_at DESC
        """;

    private static final String WITHDRAW = """
        INSERT INTO withdrawn_claim (return_id, lead_id, delivery_id, withdrawn_at)
        VALUES (:return, :lead, :delivery, :at)
        """;

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final Clock clock;

    ClaimWithdrawals(JdbcClient jdbc, Outbox outbox, Clock clock) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.clock = clock;
    }

    private record Returned(
            LeadId leadId, Instant lastReturn, @Nullable ReturnId claim, int earlier, Optional<PayableLead> payable) {}

    /** The entries that take claims back; what is no entry is recorded and said here. */
    List<Entry> entriesFor(List<DeliveredLead> accepted) {
        if (accepted.isEmpty()) {
            return List.of();
        }
        var byLead = new HashMap<LeadId, DeliveryId>();
        accepted.forEach(lead -> byLead.putIfAbsent(lead.leadId(), lead.deliveryId()));
        var entries = new ArrayList<Entry>();
        for (var returned : returned(accepted, byLead)) {
            // Said after the last return, whatever the clock of this copy says.
            var at = latest(
                    clock.instant().truncatedTo(ChronoUnit.MICROS),
                    returned.lastReturn().plus(1, ChronoUnit.MICROS));
            withdraw(returned, byLead, at).ifPresent(entries::add);
            outbox.append(Topics.LEAD_EVENTS, new LeadReturned(returned.leadId(), at, false, null, false));
        }
        return entries;
    }

    private Optional<Entry> withdraw(Returned returned, Map<LeadId, DeliveryId> byLead, Instant at) {
        var claim = returned.claim();
        var delivery = byLead.get(returned.leadId());
        if (claim == null || delivery == null) {
            return Optional.empty();
        }
        jdbc.sql(WITHDRAW)
                .param("return", claim.value())
                .param("lead", returned.leadId().value())
                .param("delivery", delivery.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        var why = ReasonCode.RETURN_LEAD_KEPT.name();
        return returned.payable().flatMap(lead -> {
            var claimed = new SourceClaim(claim, lead, returned.earlier(), at, why);
            return new SourceClaimWithdrawal(claimed, at, why).toEntry();
        });
    }

    private List<Returned> returned(List<DeliveredLead> accepted, Map<LeadId, DeliveryId> byLead) {
        return jdbc.sql(RETURNED)
                .param("leads", byLead.keySet().stream().map(LeadId::value).toArray(UUID[]::new))
                .param(
                        "accepted",
                        accepted.stream().map(each -> each.deliveryId().value()).toArray(UUID[]::new))
                .query((row, _) -> read(row))
                .list();
    }

    private static Returned read(ResultSet row) throws SQLException {
        var claim = row.getObject("claim_id", UUID.class);
        return new Returned(
                new LeadId(row.getObject("lead_id", UUID.class)),
                row.getObject("decided_at", OffsetDateTime.class).toInstant(),
                claim == null ? null : new ReturnId(claim),
                row.getInt("earlier"),
                PayableLeadRow.read(row));
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }
}
