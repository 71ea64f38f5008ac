package io.headgate.reconciliation.report.statement;

import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.Money;
import io.headgate.reconciliation.report.FinanceReport;
import io.headgate.service.web.FormulaGuard;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A party's whole statement: opening balance, every movement, closing balance. No cell can run as a formula. */
@Component
class StatementReport implements FinanceReport {

    private static final List<String> COLUMNS = List.of(
            "effective_at",
            "posted_at",
            "entry_id",
            "kind",
            "lead_id",
            "delivery_id",
            "source_id",
            "reason",
            "amount",
            "balance",
            "currency",
            "source_lead_id",
            "campaign",
            "service_line",
            "segment",
            "state",
            "zip",
            "external_id");
    private static final int LEAD = COLUMNS.indexOf("lead_id");
    private static final int OWN_ID = COLUMNS.indexOf("source_lead_id");
    private static final String UNAVAILABLE = "(unavailable)";

    private final StatementRequests requests;
    private final JdbcStatements statements;
    private final SourceLeadIds ids;

    StatementReport(StatementRequests requests, JdbcStatements statements, SourceLeadIds ids) {
        this.requests = requests;
        this.statements = statements;
        this.ids = ids;
    }

    @Override
    public String name() {
        return "statement";
    }

    @Override
    public String description() {
        return "One party's movements from one day to another, between its opening and its closing balance.";
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public Set<String> parameters() {
        return Set.of("party_type", "party_id", "month", "from", "to", "currency");
    }

    @Override
    public Export export(Map<String, String> parameters) {
        return export(requests.requestOf(new StatementRequests.Query(
                parameters.get("party_type"),
                parameters.get("party_id"),
                parameters.get("month"),
                parameters.get("from"),
                parameters.get("to"),
                parameters.get("currency"))));
    }

    Export export(StatementRequest request) {
        return new Export() {

            @Override
            public String fileName() {
                return "statement-%s-%s-%s.csv".formatted(request.party().written(), request.from(), request.to());
            }

            @Override
            public void readRows(Consumer<List<String>> rows) {
                var totals = statements.totals(request);
                var balance = new RunningBalance(totals.opening());
                rows.accept(total("OPENING_BALANCE", request.from(), totals.opening()));
                statements.readMovements(request, movement -> rows.accept(row(movement, balance, request)));
                balance.requireEqual(totals.closing());
                rows.accept(total("CLOSING_BALANCE", request.to(), totals.closing()));
            }

            @Override
            public List<List<String>> complete(List<List<String>> rows) {
                return switch (request.party()) {
                    case VENDOR -> withOwnIds(rows);
                    case CLIENT -> rows;
                };
            }
        };
    }

    private static List<String> total(String kind, LocalDate day, Money balance) {
        var cells = new ArrayList<>(Collections.nCopies(COLUMNS.size(), ""));
        cells.set(COLUMNS.indexOf("effective_at"), day.toString());
        cells.set(COLUMNS.indexOf("kind"), kind);
        cells.set(COLUMNS.indexOf("balance"), balance.amount());
        cells.set(COLUMNS.indexOf("currency"), balance.currency());
        return cells;
    }

    private static List<String> row(Statement.Movement movement, RunningBalance balance, StatementRequest request) {
        var zone = request.known().zone();
        var subject = movement.subject();
        var about = Optional.ofNullable(movement.about()).orElse(Statement.About.NOTHING);
        return List.of(
                movement.effectiveAt().atZone(zone).toOffsetDateTime().toString(),
                movement.postedAt().atZone(zone).toOffsetDateTime().toString(),
                movement.entryId().toString(),
                movement.kind().name(),
                text(subject.leadId()),
                text(subject.deliveryId()),
                text(movement.sourceId()),
                text(movement.reason()),
                movement.amount().amount(),
                balance.after(movement.amount()).amount(),
                movement.amount().currency(),
                "",
                text(about.campaign()),
                text(about.serviceLine()),
                text(about.segment()),
                text(about.state()),
                text(about.zip()),
                text(about.externalId()));
    }

    private List<List<String>> withOwnIds(List<List<String>> rows) {
        var leads = rows.stream()
                .map(row -> LeadId.parse(row.get(LEAD)))
                .flatMap(Optional::stream)
                .toList();
        var ownIds = leads.isEmpty() ? Map.<LeadId, String>of() : ids.sourceIdsOf(leads);
        return rows.stream()
                .map(row -> LeadId.parse(row.get(LEAD))
                        .map(lead -> withOwnId(row, ownIds == null ? UNAVAILABLE : ownIds.get(lead)))
                        .orElse(row))
                .toList();
    }

    private static List<String> withOwnId(List<String> row, @Nullable String ownId) {
        var cells = new ArrayList<>(row);
        cells.set(OWN_ID, FormulaGuard.cell(ownId));
        return cells;
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : FormulaGuard.cell(value.toString());
    }

    private static final class RunningBalance {

        private Money balance;

        RunningBalance(Money opening) {
            balance = opening;
        }

        Money after(Money amount) {
            balance = balance.plus(amount);
            return balance;
        }

        void requireEqual(Money closing) {
            if (!balance.equals(closing)) {
                throw new IllegalStateException("the movements of a statement do not lead to its closing balance");
            }
        }
    }
}
