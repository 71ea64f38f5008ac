package io.headgate.reconciliation.dispositions;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.headgate.model.reconciliation.v1.DispositionStatus;
import io.headgate.model.shared.DeliveryId;
import io.headgate.reconciliation.web.ClientKeys;
import io.headgate.reconciliation.web.PageCursor;
import io.headgate.reconciliation.web.TimeRange;
import io.headgate.service.web.FieldProblem;
import io.headgate.service.web.Limits;
import io.headgate.service.web.ProblemCode;
import io.headgate.service.web.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * Where clients say what became of their leads: of one as an object, or of up to 1,000 as a list, in which every row is
 * answered for itself and one that is refused does not hold up the others.
 */
@RestController
class ClientDispositionController {

    private static final int MOST = 200;

    private final ClientKeys keys;
    private final DispositionIntake intake;
    private final JdbcDispositions tables;

    ClientDispositionController(ClientKeys keys, DispositionIntake intake, JdbcDispositions tables) {
        this.keys = keys;
        this.intake = intake;
        this.tables = tables;
    }

    @PostMapping("/v1/dispositions")
    ResponseEntity<?> say(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            @RequestBody JsonNode sent) {
        var client = DispositionActor.client(keys.clientOf(authorization));
        return sent.isArray() ? list(sent.valueStream().toList(), client) : one(sent, client);
    }

    /** One page of what was said of the client's deliveries, by whomever; no cursor means that it is the last. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Page(
            List<DispositionAnswer.View> items, @Nullable String nextCursor) {}

    @GetMapping("/v1/dispositions")
    Page list(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(name = "delivery_id", required = false) @Nullable String deliveryId) {
        var clientId = keys.clientOf(authorization);
        var delivery = deliveryId == null
                ? null
                : DeliveryId.parse(deliveryId)
                        .orElseThrow(() -> TimeRange.bad("delivery_id", "A delivery id looks like dlv_<uuid>."));
        var size = Limits.checked(limit, MOST);
        var rows = tables.page(
                clientId,
                status == null ? null : status(status),
                delivery,
                TimeRange.of(from, to, keys.zoneOf(clientId)),
                PageCursor.of(cursor),
                size + 1);
        var items = rows.stream().limit(size).toList();
        var last = items.isEmpty() ? null : items.getLast();
        return new Page(
                items.stream().map(row -> DispositionAnswer.View.of(row.fact())).toList(),
                rows.size() > size && last != null ? new PageCursor(last.fact().at(), last.id()).toString() : null);
    }

    private static DispositionStatus status(String text) {
        return Arrays.stream(DispositionStatus.values())
                .filter(status -> status.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> TimeRange.bad("status", "There is no such status."));
    }

    private ResponseEntity<?> list(List<JsonNode> rows, DispositionActor client) {
        if (rows.isEmpty() || rows.size() > DispositionIntake.MOST) {
            throw invalid(List.of(DispositionIntake.wrongSize("")));
        }
        return ResponseEntity.ok(intake.answerEach(rows, client));
    }

    private ResponseEntity<?> one(JsonNode row, DispositionActor client) {
        var answer = intake.answerEach(List.of(row), client).answers().getFirst();
        return switch (answer.result()) {
            case DispositionAnswer.REFUSED -> throw invalid(answer.errors());
            case DispositionAnswer.REPEATED -> ResponseEntity.ok(answer.disposition());
            default -> ResponseEntity.status(HttpStatus.CREATED).body(answer.disposition());
        };
    }

    private static ProblemException invalid(List<FieldProblem> errors) {
        return new ProblemException(ProblemCode.REQUEST_INVALID, "Some fields are not right.", errors);
    }
}
