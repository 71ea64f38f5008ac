package io.headgate.reconciliation.report.statement;

import io.headgate.reconciliation.report.party.PartyDirectory;
import io.headgate.reconciliation.report.party.StatementParty;
import io.headgate.service.web.FieldProblem;
import io.headgate.service.web.ProblemCode;
import io.headgate.service.web.ProblemException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads whose statement of which days is asked for. */
@Component
class StatementRequests {

    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final int EARLIEST_YEAR = 2000;
    private static final int LATEST_YEAR = 2200;

    private final JdbcStatements statements;
    private final PartyDirectory parties;

    StatementRequests(JdbcStatements statements, PartyDirectory parties) {
        this.statements = statements;
        this.parties = parties;
    }

    /** Of which party and time; {@code month} stands for its first and its last day. */
    record Query(
            @Nullable String party_type,
            @Nullable String party_id,
            @Nullable String month,
            @Nullable String from,
            @Nullable String to,
            @Nullable String currency) {}

    /**
     * Checks and completes what was asked for.
     *
     * @throws ProblemException 422 naming every parameter that is not right; 404 for a party that nobody knows
     */
    StatementRequest requestOf(Query query) {
        var errors = new ArrayList<FieldProblem>();
        var party = Optional.ofNullable(query.party_type())
                .flatMap(StatementParty::parse)
                .orElse(null);
        if (party == null) {
            errors.add(new FieldProblem("party_type", "WRONG_FORM", "Say vendor or client."));
        }
        var partyId = query.party_id();
        if (partyId == null || partyId.isBlank()) {
            errors.add(new FieldProblem("party_id", "REQUIRED", "Say whose statement."));
        }
        var month = query.month() == null ? null : month(query.month(), errors);
        if (query.month() != null && (query.from() != null || query.to() != null)) {
            errors.add(new FieldProblem("month", "AMBIGUOUS", "Give either month, or from and to."));
        }
        var first = query.month() == null ? day("from", query.from(), errors) : month == null ? null : month.atDay(1);
        var last = query.month() == null ? day("to", query.to(), errors) : month == null ? null : month.atEndOfMonth();
        if (first != null && last != null && last.isBefore(first)) {
            errors.add(new FieldProblem("to", "WRONG_ORDER", "The last day is before the first."));
        }
        var money = query.currency() == null ? parties.currency() : query.currency();
        if (!CURRENCY.matcher(money).matches()) {
            errors.add(new FieldProblem("currency", "WRONG_FORM", "An ISO 4217 code has three capital letters."));
        }
        if (party == null || partyId == null || first == null || last == null || !errors.isEmpty()) {
            throw new ProblemException(ProblemCode.REQUEST_INVALID, "The statement cannot be made.", errors);
        }
        var known = parties.find(party, partyId)
                .or(() -> statements.knows(party, partyId) ? Optional.of(parties.unlisted(partyId)) : Optional.empty())
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "There is no such party."));
        return new StatementRequest(party, partyId, known, money, first, last);
    }

    private static @Nullable YearMonth month(String text, List<FieldProblem> errors) {
        try {
            var month = YearMonth.parse(text);
            if (month.getYear() >= EARLIEST_YEAR && month.getYear() <= LATEST_YEAR) {
                return month;
            }
        } catch (DateTimeException e) {
            // Reported below.
        }
        errors.add(new FieldProblem("month", "WRONG_FORM", "A month such as 2026-03 is needed."));
        return null;
    }

    private static @Nullable LocalDate day(String field, @Nullable String text, List<FieldProblem> errors) {
        try {
            var day = text == null ? null : LocalDate.parse(text);
            if (day != null && day.getYear() >= EARLIEST_YEAR && day.getYear() <= LATEST_YEAR) {
                return day;
            }
        } catch (DateTimeException e) {
            // Reported below, like an absent one.
        }
        errors.add(new FieldProblem(field, "WRONG_FORM", "A day such as 2026-03-31 is needed."));
        return null;
    }
}
