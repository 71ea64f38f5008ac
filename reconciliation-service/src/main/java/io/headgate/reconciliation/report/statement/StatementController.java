package io.headgate.reconciliation.report.statement;

import io.headgate.reconciliation.report.ReportSender;
import io.headgate.reconciliation.report.party.StatementParty;
import io.headgate.reconciliation.report.statement.JdbcStatements.Position;
import io.headgate.reconciliation.report.statement.StatementRequests.Query;
import io.headgate.service.web.Limits;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One party's statement, as JSON in pages or as CSV. Both days are included and count in the party's own zone. */
@RestController
class StatementController {

    private static final int MOST = 1000;

    private final StatementRequests requests;
    private final JdbcStatements statements;
    private final SourceLeadIds ids;
    private final StatementReport report;
    private final ReportSender sender;

    StatementController(
            StatementRequests requests,
            JdbcStatements statements,
            SourceLeadIds ids,
            StatementReport report,
            ReportSender sender) {
        this.requests = requests;
        this.statements = statements;
        this.ids = ids;
        this.report = report;
        this.sender = sender;
    }

    @GetMapping(path = "/internal/statements", produces = MediaType.APPLICATION_JSON_VALUE)
    StatementView json(
            @ModelAttribute Query query,
            @RequestParam(defaultValue = "200") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var size = Limits.checked(limit, MOST);
        var after = cursor == null ? Position.START : StatementCursor.parse(cursor);
        var request = requests.requestOf(query);
        var part = statements.statement(request, after, size);
        var lines = part.part().lines();
        var ownIds = request.party() == StatementParty.VENDOR
                ? ids.sourceIdsOf(lines.stream()
                        .map(line -> line.movement().subject().leadId())
                        .filter(Objects::nonNull)
                        .toList())
                : null;
        return StatementView.of(
                request,
                part,
                ownIds,
                part.more() ? StatementCursor.write(Position.of(lines.getLast().movement())) : null);
    }

    /** The whole of it, however long. */
    @GetMapping(path = "/internal/statements", produces = "text/csv")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    void csv(@ModelAttribute Query query, HttpServletResponse response) throws IOException {
        sender.send(report, report.export(requests.requestOf(query)), response);
    }
}
