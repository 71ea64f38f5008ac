package io.headgate.reconciliation.returns;

import io.headgate.model.shared.ReasonCode;
import io.headgate.model.shared.ReturnId;
import io.headgate.reconciliation.clients.ClientKeys;
import io.headgate.reconciliation.config.ReconciliationMetrics;
import io.headgate.service.log.CanonicalLine;
import io.headgate.service.web.FieldProblem;
import io.headgate.service.web.ProblemException;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Where clients return leads. */
@RestController
class ReturnController {

    private final ClientKeys keys;
    private final MakeReturn makeReturn;
    private final ReturnTables tables;
    private final ReturnNotes notes;
    private final ReconciliationMetrics metrics;

    ReturnController(
            ClientKeys keys,
            MakeReturn makeReturn,
            ReturnTables tables,
            ReturnNotes notes,
            ReconciliationMetrics metrics) {
        this.keys = keys;
        this.makeReturn = makeReturn;
        this.tables = tables;
        this.notes = notes;
        this.metrics = metrics;
    }

    @PostMapping("/v1/returns")
    ResponseEntity<ReturnView> make(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            @RequestBody ReturnRequest request) {
        var clientId = keys.clientOf(authorization);
        return switch (makeReturn.handle(request.check(clientId))) {
            case ReturnOutcome.Decided(var made) -> {
                record(made);
                yield ResponseEntity.created(URI.create("/v1/returns/" + made.returnId()))
                        .body(view(made));
            }
            case ReturnOutcome.Repeated(var made) -> ResponseEntity.ok(view(made));
            case ReturnOutcome.AlreadyMade(var earlier) ->
                throw refusal(HttpStatus.CONFLICT, ReasonCode.RETURN_ALREADY_MADE)
                        .with("return_id", earlier.toString());
            case ReturnOutcome.NotDelivered() -> throw refusal(HttpStatus.NOT_FOUND, ReasonCode.RETURN_NOT_DELIVERED);
            case ReturnOutcome.Ambiguous() -> throw ambiguous();
        };
    }

    @GetMapping("/v1/returns/{id}")
    ReturnView read(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            @PathVariable String id) {
        var clientId = keys.clientOf(authorization);
        return ReturnId.parse(id)
                .flatMap(known -> tables.returnOf(clientId, known))
                .map(this::view)
                .orElseThrow(() -> new ProblemException(HttpStatus.NOT_FOUND, "NOT_FOUND", "There is no such return."));
    }

    private ReturnView view(LeadReturn made) {
        return ReturnView.of(made, notes.open(made.returnId(), made.note()));
    }

    private void record(LeadReturn made) {
        var refusal = made.decision().refusal();
        metrics.returnDecided(refusal, made.claim().made());
        CanonicalLine.of("return.decided")
                .lead(made.leadId())
                .with("return_id", made.returnId())
                .with("delivery_id", made.deliveryId())
                .with("client_id", made.clientId())
                .with("approved", made.decision().approved())
                .with("refusal", refusal)
                .with("claimed", made.claim().made())
                .with("claim_refusal", made.claim().refusal())
                .write();
    }

    private static ProblemException refusal(HttpStatus status, ReasonCode code) {
        return new ProblemException(status, code.name(), code.publicMeaning());
    }

    private static ProblemException ambiguous() {
        return new ProblemException(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "REQUEST_INVALID",
                "The lead was delivered to you more than once.",
                List.of(new FieldProblem("delivery_id", "REQUIRED", "Say which delivery is returned.")));
    }
}
