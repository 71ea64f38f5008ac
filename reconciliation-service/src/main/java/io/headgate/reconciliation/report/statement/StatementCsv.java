package io.headgate.reconciliation.report.statement;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.headgate.model.shared.Money;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** A statement as CSV: opening balance, movements, closing balance; no cell can run as a formula. */
final class StatementCsv {

    private static final String FORMULA_STARTS = "=+-@\t\r\n";

    private StatementCsv() {}

    static String write(StatementView statement) {
        var out = new StringWriter();
        try (var csv = CsvWriter.builder().build(out)) {
            csv.writeRecord(
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
            total(csv, statement, "OPENING_BALANCE", statement.from().toString(), statement.opening());
            for (var line : statement.lines()) {
                movement(csv, statement, line);
            }
            total(csv, statement, "CLOSING_BALANCE", statement.to().toString(), statement.closing());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private static void total(CsvWriter csv, StatementView statement, String kind, String day, Money balance) {
        csv.writeRecord(
                day,
                "",
                "",
                kind,
                "",
                "",
                "",
                "",
                "",
                balance.amount(),
                statement.currency(),
                "",
                "",
                "",
                "",
                "",
                "",
                "");
    }

    private static void movement(CsvWriter csv, StatementView statement, StatementView.LineView line) {
        var ownId = StatementView.UNAVAILABLE.equals(statement.sourceLeadIds()) ? "(unavailable)" : line.sourceLeadId();
        csv.writeRecord(
                line.effectiveAt().toString(),
                line.postedAt().toString(),
                line.entryId(),
                line.kind(),
                text(line.leadId()),
                text(line.deliveryId()),
                text(line.sourceId()),
                text(line.reason()),
                line.amount().amount(),
                line.balance().amount(),
                line.amount().currency(),
                text(ownId),
                text(line.campaign()),
                text(line.serviceLine()),
                text(line.segment()),
                text(line.state()),
                text(line.zip()),
                text(line.externalId()));
    }

    // Amounts may start with a minus: they are ours. Texts may come from others, and a spreadsheet would run them.
    static String text(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            return "";
        }
        return FORMULA_STARTS.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    }
}
