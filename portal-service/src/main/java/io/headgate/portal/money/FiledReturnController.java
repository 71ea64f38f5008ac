package io.headgate.portal.money;

import io.headgate.portal.config.PeerAnswer;
import io.headgate.portal.config.PeerAnswers;
import io.headgate.portal.core.AuditLog;
import io.headgate.service.peer.PeerClient;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Everybody's returns for operators and finance, and a return that they file for a client who called. */
@RestController
class FiledReturnController {

    private final PeerClient peers;
    private final AuditLog audit;

    FiledReturnController(PeerClient peers, AuditLog audit) {
        this.peers = peers;
        this.audit = audit;
    }

    /** What is asked for; {@code from} and {@code to} are days of the brand, both included. */
    record Wanted(
            @Nullable String client,
            @Nullable String source,
            @Nullable String reason,
            @Nullable String lead,
            @Nullable String decision,
            @Nullable Boolean claimed,
            @Nullable String from,
            @Nullable String to) {}

    /** The note is free text of a person and goes into no log. */
    record Filed(
            @Nullable String clientId,
            @Nullable String leadId,
            @Nullable String deliveryId,
            @Nullable String reason,
            @Nullable String note) {

        @Override
        public String toString() {
            return "Filed[masked]";
        }
    }

    @GetMapping("/api/admin/returns")
    @PeerAnswer(peer = "reconciliation", call = "GET /internal/returns")
    ResponseEntity<JsonNode> returns(
            @ParameterObject @ModelAttribute Wanted wanted,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var given = new Parameters()
                .with("client", wanted.client())
                .with("source", wanted.source())
                .with("reason", wanted.reason())
                .with("lead", wanted.lead())
                .with("decision", wanted.decision())
                .with("claimed", wanted.claimed())
                .with("from", wanted.from())
                .with("to", wanted.to())
                .with("limit", limit)
                .with("cursor", cursor);
        return ResponseEntity.ok(given.get(peers, "/internal/returns"));
    }

    /** 201 when it was decided now, 200 when it had been decided before. */
    @PostMapping("/api/admin/returns")
    @PeerAnswer(peer = "reconciliation", call = "POST /internal/returns")
    ResponseEntity<JsonNode> file(@RequestBody Filed filed) {
        var answer = PeerAnswers.answerOf("reconciliation", () -> peers.reconciliation()
                .post()
                .uri("/internal/returns")
                .contentType(MediaType.APPLICATION_JSON)
                .body(filed)
                .retrieve()
                .toEntity(JsonNode.class));
        var made = answer.getBody();
        if (made != null && answer.getStatusCode().value() == 201) {
            var kept = new LinkedHashMap<String, Object>();
            kept.put("return_id", made.path("return_id").asString());
            kept.put("client_id", String.valueOf(filed.clientId()));
            kept.put("reason", made.path("reason").asString());
            kept.put("decision", made.path("decision").asString());
            audit.recordAction("return.file", "lead:" + made.path("lead_id").asString(), null, kept);
        }
        return ResponseEntity.status(answer.getStatusCode()).body(made);
    }
}
