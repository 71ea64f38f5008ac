package io.headgate.reconciliation.report.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.model.shared.Money;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatementCsvTest {

    private static final OffsetDateTime AT = OffsetDateTime.parse("2026-03-01T06:00:00-06:00");

    @Test
    void runsFromTheOpeningToTheClosingBalance() {
        var csv = StatementCsv.write(statement("wrong_number"));

        assertThat(csv.lines())
                .containsExactly(
                        "effective_at,posted_at,entry_id,kind,lead_id,delivery_id,source_id,reason,amount,balance,currency,source_lead_id,campaign,service_line,segment,state,zip,external_id",
                        "2026-03-01,,,OPENING_BALANCE,,,,,,18.00,USD,,,,,,,",
                        "2026-03-01T06:00-06:00,2026-03-01T06:00-06:00,entry_1,SOURCE_CLAIM,lead_1,,web,wrong_number,-18.00,0.00,USD,'=SL-1,spring,termite,residential,TX,78717,",
                        "2026-03-31,,,CLOSING_BALANCE,,,,,,0.00,USD,,,,,,,");
    }

    @Test
    void noTextCellCanRunAsAFormula() {
        for (var hostile : List.of("=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx")) {
            assertThat(StatementCsv.text(hostile)).startsWith("'");
        }
        assertThat(StatementCsv.text("web")).isEqualTo("web");
        assertThat(StatementCsv.write(statement("=cmd|' /C calc'!A0"))).contains(",'=cmd|' /C calc'!A0,");
    }

    private static StatementView statement(String reason) {
        var line = new StatementView.LineView(
                AT,
                AT,
                "entry_1",
                "SOURCE_CLAIM",
                null,
                "lead_1",
                null,
                "web",
                reason,
                "=SL-1",
                "spring",
                "termite",
                "residential",
                "TX",
                "78717",
                null,
                usd("-18.00"),
                usd("0.00"));
        return new StatementView(
                "vendor",
                "searchpros",
                "SearchPros",
                true,
                "America/Chicago",
                "USD",
                LocalDate.parse("2026-03-01"),
                LocalDate.parse("2026-03-31"),
                usd("18.00"),
                List.of(line),
                usd("0.00"),
                StatementView.SHOWN,
                null);
    }

    private static Money usd(String amount) {
        return Money.of(amount, "USD");
    }
}
