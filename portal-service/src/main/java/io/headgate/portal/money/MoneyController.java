package io.headgate.portal.money;

import io.headgate.portal.config.PeerAnswers;
import io.headgate.portal.core.PublishedNetwork;
import io.headgate.service.peer.PeerClient;
import io.headgate.service.web.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Balances and statements as reconciliation's ledger has them; a statement without dates is of the month so far. */
@RestController
class MoneyController {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final PeerClient peers;
    private final PublishedNetwork network;
    private final Clock clock;

    MoneyController(PeerClient peers, PublishedNetwork network, Clock clock) {
        this.peers = peers;
        this.network = network;
        this.clock = clock;
    }

    @GetMapping("/api/admin/balances")
    ResponseEntity<JsonNode> balances() {
        var answer = PeerAnswers.of("reconciliation", () -> peers.reconciliation()
                .get()
                .uri("/internal/balances")
                .retrieve()
                .body(JsonNode.class));
        return ResponseEntity.ok(answer);
    }

    @GetMapping("/api/admin/statements/{party}/{id}.csv")
    ResponseEntity<byte[]> csv(
            @PathVariable String party,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to) {
        var answer = PeerAnswers.of("reconciliation", () -> statement(party, id, from, to, CSV));
        var name = ContentDisposition.attachment()
                .filename("statement-" + party + "-" + id + ".csv")
                .build();
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                .body(answer);
    }

    @GetMapping("/api/admin/statements/{party}/{id}")
    ResponseEntity<byte[]> json(
            @PathVariable String party,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to) {
        var answer = PeerAnswers.of("reconciliation", () -> statement(party, id, from, to, MediaType.APPLICATION_JSON));
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(answer);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), network.current().brandZone());
    }

    private String firstOfMonth() {
        return today().withDayOfMonth(1).toString();
    }

    private byte[] statement(String party, String id, @Nullable String from, @Nullable String to, MediaType accept) {
        if (!"vendor".equals(party) && !"client".equals(party)) {
            throw new ProblemException(HttpStatus.NOT_FOUND, "NOT_FOUND", "A statement is of a vendor or a client.");
        }
        return peers.reconciliation()
                .get()
                .uri(uri -> uri.path("/internal/statements")
                        .queryParam("party_type", "{party}")
                        .queryParam("party_id", "{id}")
                        .queryParam("from", "{from}")
                        .queryParam("to", "{to}")
                        .build(Map.of(
                                "party",
                                party,
                                "id",
                                id,
                                "from",
                                from == null ? firstOfMonth() : from,
                                "to",
                                to == null ? today().toString() : to)))
                .accept(accept)
                .exchangeForRequiredValue((_, answer) -> {
                    if (answer.getStatusCode().isError()) {
                        throw answer.createException();
                    }
                    return answer.getBody().readAllBytes();
                });
    }
}
