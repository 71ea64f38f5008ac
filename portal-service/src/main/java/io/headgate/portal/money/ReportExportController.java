package io.headgate.portal.money;

import io.headgate.portal.config.PeerAnswer;
import io.headgate.service.peer.PeerClient;
import io.headgate.service.web.boundary.AnyQuery;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Every report that reconciliation has, under its name: a new one needs nothing here. */
@RestController
class ReportExportController {

    private final PeerClient peers;
    private final ReportProxy proxy;

    ReportExportController(PeerClient peers, ReportProxy proxy) {
        this.peers = peers;
        this.proxy = proxy;
    }

    @GetMapping("/api/admin/reports")
    @PeerAnswer(peer = "reconciliation", call = "GET /internal/reports")
    ResponseEntity<JsonNode> list() {
        return ResponseEntity.ok(new Parameters().get(peers, "/internal/reports"));
    }

    @GetMapping("/api/admin/reports/{name}")
    @AnyQuery
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    void csv(@PathVariable String name, @RequestParam Map<String, String> parameters, HttpServletResponse response) {
        var given = new Parameters();
        parameters.forEach(given::with);
        proxy.send(given, "/internal/reports/" + name, null, response);
    }
}
