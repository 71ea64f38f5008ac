package io.headgate.reconciliation.report.lead;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.headgate.model.shared.DeliveryId;
import io.headgate.model.shared.EntryId;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Money;
import io.headgate.model.shared.ReturnId;
import io.headgate.service.web.ProblemCode;
import io.headgate.service.web.ProblemException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Every movement and every return of one lead, for the lead page. */
@RestController
class LeadEntriesController {

    private static final String LINES = """
        SELECT e.id, e.kind, e.effective_at, e.posted_at, e.delivery_id, e.source_id, e.client_id, e.reason,
               e.rate_card_version, a.code, a.party_id, p.amount, p.currency
          FROM journal_entry e
          JOIN posting p ON p.entry_id = e.id
          JOIN account a ON a.id = p.account_id
         WHERE e.lead_id = :lead
         ORDER BY e.effective_at, e.posted_at, e.id, p.seq
        """;

    private static final String RETURNS = "SELECT * FROM lead_return WHERE lead_id = :lead ORDER BY decided_at";

    private final JdbcClient jdbc;

    LeadEntriesController(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All of it, in the order of effect. */
    record LeadMoney(List<EntryView> items, List<ReturnSummary> returns) {}

    /** One entry; debit amounts are positive. */
    record EntryView(
            String entryId,
            String kind,
            Instant effectiveAt,
            Instant postedAt,
            @Nullable String deliveryId,
            @Nullable String sourceId,
            @Nullable String clientId,
            @Nullable String reason,
            int rateCardVersion,
            List<LineView> lines) {}

    /** One line of an entry. */
    record LineView(String account, String party, Money amount) {}

    /** One return with both decisions; never the note. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record ReturnSummary(
            String returnId,
            String deliveryId,
            String clientId,
            String endpointId,
            String reason,
            Instant decidedAt,
            boolean approved,
            @Nullable String refusal,
            @Nullable String refusalRule,
            boolean claimed,
            @Nullable String claimRefusal,
            @Nullable String claimRule) {}

    @GetMapping("/internal/leads/{id}/entries")
    LeadMoney entries(@PathVariable String id) {
        var lead = LeadId.parse(id)
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "There is no such lead."));
        var entries = new LinkedHashMap<String, EntryView>();
        jdbc.sql(LINES).param("lead", lead.value()).query((ResultSet row) -> {
            var entry = entry(row);
            entries.computeIfAbsent(entry.entryId(), key -> entry)
                    .lines()
                    .add(new LineView(
                            row.getString("code"),
                            row.getString("party_id"),
                            new Money(row.getLong("amount"), row.getString("currency"))));
        });
        var returns = jdbc.sql(RETURNS)
                .param("lead", lead.value())
                .query((row, number) -> summary(row))
                .list();
        return new LeadMoney(List.copyOf(entries.values()), returns);
    }

    private static EntryView entry(ResultSet row) throws SQLException {
        var delivery = row.getObject("delivery_id", UUID.class);
        return new EntryView(
                new EntryId(row.getObject("id", UUID.class)).toString(),
                row.getString("kind"),
                instant(row, "effective_at"),
                instant(row, "posted_at"),
                delivery == null ? null : new DeliveryId(delivery).toString(),
                row.getString("source_id"),
                row.getString("client_id"),
                row.getString("reason"),
                row.getInt("rate_card_version"),
                new ArrayList<>());
    }

    private static ReturnSummary summary(ResultSet row) throws SQLException {
        return new ReturnSummary(
                new ReturnId(row.getObject("id", UUID.class)).toString(),
                new DeliveryId(row.getObject("delivery_id", UUID.class)).toString(),
                row.getString("client_id"),
                row.getString("endpoint_id"),
                row.getString("reason"),
                instant(row, "decided_at"),
                row.getBoolean("approved"),
                row.getString("refusal"),
                row.getString("refusal_rule"),
                row.getBoolean("claimed"),
                row.getString("claim_refusal"),
                row.getString("claim_rule"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
