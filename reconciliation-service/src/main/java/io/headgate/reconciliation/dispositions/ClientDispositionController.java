package io.headgate.reconciliation.dispositions;

import io.headgate.reconciliation.clients.ClientKeys;
import io.headgate.service.web.FieldProblem;
import io.headgate.service.web.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * Where clients say what became of their leads: of one as an object, or of up to 1,000 as a list, in which every row is
 * answered for itself and one that is refused does not hold up the others.
 */
@RestController
class ClientDispositionController {

    private final ClientKeys keys;
    private final DispositionDesk desk;

    ClientDispositionController(ClientKeys keys, DispositionDesk desk) {
        this.keys = keys;
        this.desk = desk;
    }

    @PostMapping("/v1/dispositions")
    ResponseEntity<?> say(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            @RequestBody JsonNode sent) {
        var client = Speaker.client(keys.clientOf(authorization));
        return sent.isArray() ? list(sent.valueStream().toList(), client) : one(sent, client);
    }

    private ResponseEntity<?> list(List<JsonNode> rows, Speaker client) {
        if (rows.isEmpty() || rows.size() > DispositionDesk.MOST) {
            throw invalid(List.of(DispositionDesk.wrongSize("")));
        }
        return ResponseEntity.ok(desk.take(rows, client));
    }

    private ResponseEntity<?> one(JsonNode row, Speaker client) {
        var answer = desk.take(List.of(row), client).answers().getFirst();
        return switch (answer.result()) {
            case DispositionAnswer.REFUSED -> throw invalid(answer.errors());
            case DispositionAnswer.REPEATED -> ResponseEntity.ok(answer.disposition());
            default -> ResponseEntity.status(HttpStatus.CREATED).body(answer.disposition());
        };
    }

    private static ProblemException invalid(List<FieldProblem> errors) {
        return new ProblemException(HttpStatus.UNPROCESSABLE_CONTENT, "INVALID", "Some fields are not right.", errors);
    }
}
