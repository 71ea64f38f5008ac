package io.headgate.portal.leads;

import io.headgate.model.shared.DeliveryId;
import io.headgate.portal.config.PeerAnswers;
import io.headgate.portal.core.AuditLog;
import io.headgate.portal.core.CurrentActor;
import io.headgate.service.peer.PeerClient;
import io.headgate.service.web.FieldProblem;
import io.headgate.service.web.ProblemException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What an operator decides about a delivery of which nobody knows whether it arrived. On record before it is done. */
@RestController
class DeliveryActionController {

    private static final int LONGEST_NOTE = 500;

    private final PeerClient peers;
    private final AuditLog audit;
    private final CurrentActor actor;

    DeliveryActionController(PeerClient peers, AuditLog audit, CurrentActor actor) {
        this.peers = peers;
        this.audit = audit;
        this.actor = actor;
    }

    /**
     * Why.
     *
     * @param note for the record, such as who confirmed it and how; needed
     */
    record Action(@Nullable String note) {}

    /** The endpoint has the lead: it is charged, and its client may return it. */
    @PostMapping("/api/admin/deliveries/{deliveryId}/confirm")
    @Nullable
    JsonNode confirm(@PathVariable String deliveryId, @RequestBody Action action) {
        return act(deliveryId, "confirm", "confirm", action);
    }

    /** Sends it once more to the same endpoint, under the same id and marked as a possible duplicate. */
    @PostMapping("/api/admin/deliveries/{deliveryId}/resend")
    @Nullable
    JsonNode resend(@PathVariable String deliveryId, @RequestBody Action action) {
        return act(deliveryId, "resend", "resend", action);
    }

    /** Gives it up: nothing is charged, and the lead is sold to nobody else. */
    @PostMapping("/api/admin/deliveries/{deliveryId}/write-off")
    @Nullable
    JsonNode writeOff(@PathVariable String deliveryId, @RequestBody Action action) {
        return act(deliveryId, "write_off", "write-off", action);
    }

    private @Nullable JsonNode act(String deliveryId, String name, String path, Action action) {
        var note = action.note() == null ? "" : action.note().strip();
        if (note.isEmpty() || note.length() > LONGEST_NOTE) {
            throw new ProblemException(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "SCHEMA_INVALID",
                    "Some fields are not right.",
                    List.of(new FieldProblem(
                            "note",
                            note.isEmpty() ? "REQUIRED" : "RANGE",
                            "must be there, with at most %d characters".formatted(LONGEST_NOTE))));
        }
        if (DeliveryId.parse(deliveryId).isEmpty()) {
            throw new ProblemException(HttpStatus.NOT_FOUND, "DELIVERY_UNKNOWN", "There is no such delivery.");
        }
        audit.add("delivery." + name, "delivery:" + deliveryId, null, Map.of("note", note));
        return PeerAnswers.of("delivery", () -> peers.delivery()
                .post()
                .uri("/internal/deliveries/{id}/" + path, deliveryId)
                .contentType(MediaType.APPLICATION_JSON)
                .body(path.equals("resend") ? Map.of("by", actor.name()) : Map.of())
                .retrieve()
                .body(JsonNode.class));
    }
}
