package io.headgate.portal.dispositions;

import io.headgate.portal.config.PeerAnswers;
import io.headgate.portal.core.AuditLog;
import io.headgate.portal.core.CurrentActor;
import io.headgate.service.peer.PeerClient;
import io.headgate.service.web.FieldProblem;
import io.headgate.service.web.ProblemCode;
import io.headgate.service.web.ProblemException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * Where operators record what a client says became of its leads: one as an object, or up to 1,000 as a list, in which
 * every row is answered for itself and one that is refused does not hold up the others.
 */
@RestController
class DispositionController {

    private final PeerClient peers;
    private final AuditLog audit;
    private final CurrentActor actor;

    DispositionController(PeerClient peers, AuditLog audit, CurrentActor actor) {
        this.peers = peers;
        this.audit = audit;
        this.actor = actor;
    }

    private record Brought(String by, List<JsonNode> dispositions) {}

    private record Answers(List<Answer> answers) {}

    /** The answer to a row of a list. */
    record Answer(String result, @Nullable JsonNode disposition, List<FieldProblem> errors) {

        boolean refused() {
            return "refused".equals(result);
        }
    }

    /** The answers to a list, in its order. */
    record Imported(long recorded, long repeated, long refused, List<Answer> answers) {

        static Imported of(List<Answer> answers) {
            return new Imported(
                    count(answers, "recorded"), count(answers, "repeated"), count(answers, "refused"), answers);
        }

        private static long count(List<Answer> answers, String result) {
            return answers.stream()
                    .filter(answer -> answer.result().equals(result))
                    .count();
        }
    }

    @PostMapping("/api/admin/dispositions")
    ResponseEntity<?> record(@RequestBody JsonNode sent) {
        return sent.isArray() ? list(sent.valueStream().toList()) : one(sent);
    }

    private ResponseEntity<?> list(List<JsonNode> rows) {
        var answers = Imported.of(bring(rows));
        var counts = new LinkedHashMap<String, Object>();
        counts.put("recorded", answers.recorded());
        counts.put("repeated", answers.repeated());
        counts.put("refused", answers.refused());
        audit.recordAction("disposition.import", "dispositions", null, counts);
        return ResponseEntity.ok(answers);
    }

    private ResponseEntity<?> one(JsonNode row) {
        var answer = bring(List.of(row)).getFirst();
        var disposition = answer.disposition();
        if (answer.refused() || disposition == null) {
            throw new ProblemException(ProblemCode.REQUEST_INVALID, "Some fields are not right.", answer.errors());
        }
        if ("repeated".equals(answer.result())) {
            return ResponseEntity.ok(disposition);
        }
        audit.recordAction(
                "disposition.record",
                "lead:" + disposition.path("lead_id").asString(),
                null,
                Map.of("disposition", disposition));
        return ResponseEntity.status(HttpStatus.CREATED).body(disposition);
    }

    private List<Answer> bring(List<JsonNode> rows) {
        var answers = PeerAnswers.answerOf("reconciliation", () -> peers.reconciliation()
                .post()
                .uri("/internal/dispositions")
                .contentType(MediaType.APPLICATION_JSON)
                .body(new Brought(actor.name(), rows))
                .retrieve()
                .requiredBody(Answers.class));
        return answers.answers();
    }
}
