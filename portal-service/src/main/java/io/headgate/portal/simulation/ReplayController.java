package io.headgate.portal.simulation;

import io.headgate.portal.config.PeerAnswer;
import io.headgate.portal.config.PeerAnswers;
import io.headgate.portal.core.AuditLog;
import io.headgate.portal.core.CurrentActor;
import io.headgate.portal.core.Page;
import io.headgate.service.peer.PeerClient;
import io.headgate.service.web.Limits;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Has routing decide the last days again under the live configuration, the draft or any version. */
@RestController
@RequestMapping("/api/admin/replays")
class ReplayController {

    private static final String REPLAYS = "/internal/replays";

    private final NamedVersions versions;
    private final PeerClient peers;
    private final AuditLog audit;
    private final CurrentActor actor;

    ReplayController(NamedVersions versions, PeerClient peers, AuditLog audit, CurrentActor actor) {
        this.versions = versions;
        this.peers = peers;
        this.audit = audit;
        this.actor = actor;
    }

    /**
     * What is asked.
     *
     * @param days how many days back to begin
     * @param version live, draft or a version's number
     */
    record Wish(@Nullable Integer days, @Nullable Object version) {}

    @PostMapping
    @PeerAnswer(peer = "routing", call = "POST /internal/replays")
    ResponseEntity<JsonNode> start(@RequestBody Wish wish) {
        var name = NamedVersions.name(wish.version());
        var asked = new LinkedHashMap<String, @Nullable Object>();
        asked.put("days", wish.days());
        asked.put("version", name);
        asked.put("document", versions.document(wish.version()));
        asked.put("by", actor.name());
        var answer = PeerAnswers.answerOf("routing", () -> peers.routing()
                .post()
                .uri(REPLAYS)
                .contentType(MediaType.APPLICATION_JSON)
                .body(asked)
                .retrieve()
                .body(JsonNode.class));
        var id = answer == null ? "" : answer.path("id").asString();
        audit.recordAction(
                "replay.start", "replay:" + id, null, Map.of("version", name, "days", String.valueOf(wish.days())));
        return ResponseEntity.status(HttpStatus.ACCEPTED).body(answer);
    }

    @GetMapping
    @PeerAnswer(peer = "routing", call = "GET /internal/replays")
    ResponseEntity<JsonNode> latest() {
        return ResponseEntity.ok(PeerAnswers.answerOf(
                "routing", () -> peers.routing().get().uri(REPLAYS).retrieve().body(JsonNode.class)));
    }

    @GetMapping("/{id}")
    @PeerAnswer(peer = "routing", call = "GET /internal/replays/{id}")
    ResponseEntity<JsonNode> one(@PathVariable String id) {
        return ResponseEntity.ok(PeerAnswers.answerOf("routing", () -> peers.routing()
                .get()
                .uri(REPLAYS + "/{id}", id)
                .retrieve()
                .body(JsonNode.class)));
    }

    @GetMapping("/{id}/moved")
    @PeerAnswer(peer = "routing", call = "GET /internal/replays/{id}/moved")
    ResponseEntity<JsonNode> moved(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return ResponseEntity.ok(PeerAnswers.answerOf("routing", () -> peers.routing()
                .get()
                .uri(uri -> uri.path(REPLAYS + "/{id}/moved")
                        .queryParam("limit", "{limit}")
                        .queryParamIfPresent(
                                "cursor", Optional.ofNullable(cursor).map(_ -> "{cursor}"))
                        .build(Map.of(
                                "id",
                                id,
                                "limit",
                                Limits.checked(limit, Page.DEFAULT_LIMIT, Page.MAX_LIMIT),
                                "cursor",
                                cursor == null ? "" : cursor)))
                .retrieve()
                .body(JsonNode.class)));
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> cancel(@PathVariable String id) {
        PeerAnswers.answerOf("routing", () -> peers.routing()
                .delete()
                .uri(REPLAYS + "/{id}", id)
                .retrieve()
                .toBodilessEntity());
        audit.recordAction("replay.cancel", "replay:" + id, null, null);
        return ResponseEntity.noContent().build();
    }
}
