package io.headgate.portal.money;

import io.headgate.portal.config.PeerAnswer;
import io.headgate.portal.config.PeerAnswers;
import io.headgate.portal.core.PublishedNetwork;
import io.headgate.service.peer.PeerClient;
import io.headgate.service.web.ProblemCode;
import io.headgate.service.web.ProblemException;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Balances, statements and findings as reconciliation's ledger has them; a statement without dates is of the month so far. */
@RestController
class MoneyController {

    private final PeerClient peers;
    private final PublishedNetwork network;
    private final Clock clock;
    private final ReportProxy reports;

    MoneyController(PeerClient peers, PublishedNetwork network, Clock clock, ReportProxy reports) {
        this.peers = peers;
        this.network = network;
        this.clock = clock;
        this.reports = reports;
    }

    /** Of which days: a month, or from one day to another. */
    record Days(
            @Nullable String month,
            @Nullable String from,
            @Nullable String to,
            @Nullable String currency) {}

    @GetMapping("/api/admin/balances")
    @PeerAnswer(peer = "reconciliation", call = "GET /internal/balances")
    ResponseEntity<JsonNode> balances(
            @RequestParam(name = "party_type", required = false) @Nullable String partyType,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var given = new Parameters()
                .with("party_type", partyType)
                .with("q", q)
                .with("sort", sort)
                .with("limit", limit)
                .with("cursor", cursor);
        return ResponseEntity.ok(given.get(peers, "/internal/balances"));
    }

    /** What a person has to settle, because no rule may post it. */
    @GetMapping("/api/admin/findings")
    @PeerAnswer(peer = "reconciliation", call = "GET /internal/findings")
    ResponseEntity<JsonNode> findings(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var given = new Parameters().with("limit", limit).with("cursor", cursor);
        return ResponseEntity.ok(given.get(peers, "/internal/findings"));
    }

    @GetMapping("/api/admin/statements/{party}/{id}.csv")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    void csv(
            @PathVariable String party,
            @PathVariable String id,
            @ParameterObject @ModelAttribute Days days,
            HttpServletResponse response) {
        reports.send(
                asked(party, id, days), "/internal/statements", "statement-" + party + "-" + id + ".csv", response);
    }

    @GetMapping("/api/admin/statements/{party}/{id}")
    @PeerAnswer(peer = "reconciliation", call = "GET /internal/statements")
    ResponseEntity<byte[]> json(
            @PathVariable String party,
            @PathVariable String id,
            @ParameterObject @ModelAttribute Days days,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var given = asked(party, id, days).with("limit", limit).with("cursor", cursor);
        var answer = PeerAnswers.answerOf("reconciliation", () -> statement(given));
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(answer);
    }

    private Parameters asked(String party, String id, Days days) {
        if (!"vendor".equals(party) && !"client".equals(party)) {
            throw new ProblemException(ProblemCode.NOT_FOUND, "A statement is of a vendor or a client.");
        }
        var today = LocalDate.ofInstant(clock.instant(), network.current().brandZone());
        var from = days.from() == null ? today.withDayOfMonth(1).toString() : days.from();
        var to = days.to() == null ? today.toString() : days.to();
        var whole = days.month() != null;
        return new Parameters()
                .with("party_type", party)
                .with("party_id", id)
                .with("month", days.month())
                .with("from", whole ? days.from() : from)
                .with("to", whole ? days.to() : to)
                .with("currency", days.currency());
    }

    private byte[] statement(Parameters given) {
        return peers.reconciliation()
                .get()
                .uri(given.uri("/internal/statements"))
                .accept(MediaType.APPLICATION_JSON)
                .exchangeForRequiredValue((_, answer) -> {
                    if (answer.getStatusCode().isError()) {
                        throw answer.createException();
                    }
                    return answer.getBody().readAllBytes();
                });
    }
}
