package io.headgate.reconciliation.statement;

import io.headgate.service.web.FieldProblem;
import io.headgate.service.web.ProblemException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One party's statement, as JSON or CSV. Both days are included and count in the party's own zone. */
@RestController
class StatementController {

    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final int EARLIEST_YEAR = 2000;
    private static final int LATEST_YEAR = 2200;

    private final StatementTables tables;
    private final Parties parties;

    StatementController(StatementTables tables, Parties parties) {
        this.tables = tables;
        this.parties = parties;
    }

    @GetMapping(path = "/internal/statements", produces = MediaType.APPLICATION_JSON_VALUE)
    StatementView json(
            @RequestParam(name = "party_type", required = false) @Nullable String partyType,
            @RequestParam(name = "party_id", required = false) @Nullable String partyId,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String currency) {
        return statement(partyType, partyId, from, to, currency);
    }

    @GetMapping(path = "/internal/statements", produces = "text/csv")
    ResponseEntity<String> csv(
            @RequestParam(name = "party_type", required = false) @Nullable String partyType,
            @RequestParam(name = "party_id", required = false) @Nullable String partyId,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String currency) {
        var statement = statement(partyType, partyId, from, to, currency);
        var name = "statement-%s-%s-%s.csv".formatted(statement.partyType(), statement.from(), statement.to());
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .body(StatementCsv.write(statement));
    }

    private StatementView statement(
            @Nullable String partyType,
            @Nullable String partyId,
            @Nullable String from,
            @Nullable String to,
            @Nullable String currency) {
        var errors = new ArrayList<FieldProblem>();
        var party =
                Optional.ofNullable(partyType).flatMap(StatementParty::parse).orElse(null);
        if (party == null) {
            errors.add(new FieldProblem("party_type", "WRONG_FORM", "Say vendor or client."));
        }
        if (partyId == null || partyId.isBlank()) {
            errors.add(new FieldProblem("party_id", "REQUIRED", "Say whose statement."));
        }
        var first = day("from", from, errors);
        var last = day("to", to, errors);
        if (first != null && last != null && last.isBefore(first)) {
            errors.add(new FieldProblem("to", "WRONG_ORDER", "The last day is before the first."));
        }
        var money = currency == null ? parties.currency() : currency;
        if (!CURRENCY.matcher(money).matches()) {
            errors.add(new FieldProblem("currency", "WRONG_FORM", "An ISO 4217 code has three capital letters."));
        }
        if (party == null || partyId == null || first == null || last == null || !errors.isEmpty()) {
            throw new ProblemException(
                    HttpStatus.UNPROCESSABLE_CONTENT, "REQUEST_INVALID", "The statement cannot be made.", errors);
        }
        var known = parties.find(party, partyId)
                .or(() -> tables.knows(party, partyId) ? Optional.of(parties.unlisted(partyId)) : Optional.empty())
                .orElseThrow(() -> new ProblemException(HttpStatus.NOT_FOUND, "NOT_FOUND", "There is no such party."));
        var zone = known.zone();
        var statement = tables.statement(
                party,
                partyId,
                money,
                first.atStartOfDay(zone).toInstant(),
                last.plusDays(1).atStartOfDay(zone).toInstant());
        return StatementView.of(party, partyId, known, money, first, last, statement);
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
