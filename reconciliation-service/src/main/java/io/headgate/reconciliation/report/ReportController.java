package io.headgate.reconciliation.report;

import io.headgate.service.web.FieldProblem;
import io.headgate.service.web.ProblemCode;
import io.headgate.service.web.ProblemException;
import io.headgate.service.web.boundary.AnyQuery;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Every report under its name, as CSV. */
@RestController
class ReportController {

    private final Reports reports;
    private final ReportSender sender;

    ReportController(Reports reports, ReportSender sender) {
        this.reports = reports;
        this.sender = sender;
    }

    /** The reports there are. */
    record ReportList(List<ReportView> items) {}

    /** One report: its name in the address, and what its rows and columns are. */
    record ReportView(String name, String description, List<String> columns) {}

    @GetMapping("/internal/reports")
    ReportList list() {
        return new ReportList(reports.list().stream()
                .map(report -> new ReportView(report.name(), report.description(), report.columns()))
                .toList());
    }

    @GetMapping(path = "/internal/reports/{name}")
    @AnyQuery
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    void csv(@PathVariable String name, @RequestParam Map<String, String> parameters, HttpServletResponse response)
            throws IOException {
        var report = reports.find(name)
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "There is no such report."));
        refuseUnknown(report, parameters);
        sender.send(report, report.export(parameters), response);
    }

    private static void refuseUnknown(FinanceReport report, Map<String, String> parameters) {
        var may = "This report takes " + String.join(", ", new TreeSet<>(report.parameters())) + ".";
        var errors = parameters.keySet().stream()
                .filter(name -> !report.parameters().contains(name))
                .map(name -> new FieldProblem(name, "UNKNOWN_PARAMETER", may))
                .toList();
        if (!errors.isEmpty()) {
            throw new ProblemException(
                    ProblemCode.UNKNOWN_PARAMETER,
                    "The request names parameters that this report does not have.",
                    errors);
        }
    }
}
