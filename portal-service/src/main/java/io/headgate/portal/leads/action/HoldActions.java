package io.headgate.portal.leads.action;

import io.headgate.portal.config.PeerAnswers;
import io.headgate.portal.core.AuditLog;
import io.headgate.portal.core.CurrentActor;
import io.headgate.service.peer.PeerClient;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Has routing do what a person wants with waiting leads, and puts it on record: first the wish, then what came of it. */
@Component
class HoldActions {

    private static final String DONE = "DONE";

    private final PeerClient peers;
    private final AuditLog audit;
    private final CurrentActor actor;

    HoldActions(PeerClient peers, AuditLog audit, CurrentActor actor) {
        this.peers = peers;
        this.audit = audit;
        this.actor = actor;
    }

    @Nullable
    JsonNode act(String action, @Nullable String reason, List<HoldController.Item> items) {
        // Written first, so that the wish is on record even if the answer is lost.
        var wish = new LinkedHashMap<String, @Nullable Object>();
        wish.put("reason", reason);
        wish.put("items", items);
        audit.recordAction("holds." + action, "leads:" + items.size(), null, wish);
        var answer = post("/internal/holds/actions", Map.of("action", action, "items", items, "by", actor.name()));
        if (answer != null) {
            answer.path("results").forEach(result -> record(action, reason, result));
        }
        return answer;
    }

    private void record(String action, @Nullable String reason, JsonNode result) {
        if (!DONE.equals(result.path("answer").asString())) {
            return;
        }
        var after = new LinkedHashMap<String, @Nullable Object>();
        after.put("reason", reason);
        after.put("state", result.path("state"));
        after.put("expires_at", result.path("expires_at"));
        audit.recordAction(
                "lead." + action,
                "lead:" + result.path("lead_id").asString(),
                Map.of("expires_at", result.path("expired_before")),
                after);
    }

    @Nullable
    JsonNode post(String path, Map<String, Object> body) {
        return PeerAnswers.answerOf("routing", () -> peers.routing()
                .post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .retrieve()
                .body(JsonNode.class));
    }
}
