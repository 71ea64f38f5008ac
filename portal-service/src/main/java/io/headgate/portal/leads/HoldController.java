package io.headgate.portal.leads;

import io.headgate.portal.config.PeerAnswers;
import io.headgate.portal.core.Page;
import io.headgate.service.peer.PeerClient;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The leads that wait, as routing knows them. */
@RestController
class HoldController {

    private final PeerClient peers;

    HoldController(PeerClient peers) {
        this.peers = peers;
    }

    @GetMapping("/api/admin/holds")
    ResponseEntity<JsonNode> holds(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var answer = PeerAnswers.of("routing", () -> peers.routing()
                .get()
                .uri(uri -> uri.path("/internal/holds")
                        .queryParam("limit", "{limit}")
                        .queryParamIfPresent(
                                "cursor", Optional.ofNullable(cursor).map(_ -> "{cursor}"))
                        .build(Map.of("limit", Page.limit(limit), "cursor", cursor == null ? "" : cursor)))
                .retrieve()
                .body(JsonNode.class));
        return ResponseEntity.ok(answer);
    }
}
