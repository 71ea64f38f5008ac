package io.headgate.reconciliation.returns;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.ReasonCode;
import io.headgate.model.shared.ReturnId;
import io.headgate.reconciliation.config.ReconciliationMetrics;
import io.headgate.reconciliation.web.ClientKeys;
import io.headgate.reconciliation.web.PageCursor;
import io.headgate.reconciliation.web.TimeRange;
import io.headgate.service.log.CanonicalLine;
import io.headgate.service.web.FieldProblem;
import io.headgate.service.web.Limits;
import io.headgate.service.web.ProblemCode;
import io.headgate.service.web.ProblemException;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where clients return leads. */
@RestController
class ReturnController {

    private static final int MOST = 200;

    private final ClientKeys keys;
    private final ReturnHandler handler;
    private final JdbcReturns tables;
    private final ReturnLists lists;
    private final ReturnNotes notes;
    private final ReconciliationMetrics metrics;

    ReturnController(
            ClientKeys keys,
            ReturnHandler handler,
            JdbcReturns tables,
            ReturnLists lists,
            ReturnNotes notes,
            ReconciliationMetrics metrics) {
        this.keys = keys;
        this.handler = handler;
        this.tables = tables;
        this.lists = lists;
        this.notes = notes;
        this.metrics = metrics;
    }

    @PostMapping("/v1/returns")
    ResponseEntity<ReturnView> make(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            @RequestBody ReturnRequest request) {
        return answer(request.check(keys.clientOf(authorization)));
    }

    /** A client's return as somebody else brings it, such as a person at the phone; decided like every other. */
    record FiledReturn(
            @Nullable String clientId,
            @Nullable String leadId,
            @Nullable String deliveryId,
            @Nullable String reason,
            @Nullable String note) {

        @Override
        public String toString() {
            return "FiledReturn[masked]";
        }
    }

    @PostMapping("/internal/returns")
    ResponseEntity<ReturnView> fileForClient(@RequestBody FiledReturn filed) {
        var clientId = filed.clientId();
        if (clientId == null || clientId.isBlank()) {
            throw new ProblemException(
                    ProblemCode.REQUEST_INVALID,
                    "The return cannot be read.",
                    List.of(new FieldProblem("client_id", "REQUIRED", "Say whose return it is.")));
        }
        return answer(
                new ReturnRequest(filed.leadId(), filed.deliveryId(), filed.reason(), filed.note()).check(clientId));
    }

    private ResponseEntity<ReturnView> answer(ReturnRequest.Checked checked) {
        return switch (handler.handle(checked)) {
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

    /** One page of the client's own returns; no cursor means that it is the last. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Page(List<ReturnView> items, @Nullable String nextCursor) {}

    @GetMapping("/v1/returns")
    Page list(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String since,
            @RequestParam(required = false) @Nullable String decision,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(name = "lead_id", required = false) @Nullable String leadId) {
        var clientId = keys.clientOf(authorization);
        if (since != null && from != null) {
            throw TimeRange.bad("since", "It says the same as from; give one of them.");
        }
        var wanted = new ReturnLists.Wanted(
                clientId,
                null,
                reason,
                leadId == null ? null : lead(leadId),
                ReturnLists.approved(decision),
                null,
                TimeRange.of(since == null ? from : since, to, keys.zoneOf(clientId)));
        var size = Limits.checked(limit, MOST);
        var rows = lists.page(wanted, PageCursor.of(cursor), size + 1, (row, _) -> JdbcReturns.readReturn(row));
        var items = rows.stream().limit(size).toList();
        return new Page(
                items.stream().map(this::view).toList(),
                rows.size() > size ? cursorOf(items.getLast()).toString() : null);
    }

    private static PageCursor cursorOf(LeadReturn last) {
        return new PageCursor(last.decidedAt(), last.returnId().value());
    }

    private static UUID lead(String text) {
        return LeadId.parse(text)
                .map(LeadId::value)
                .orElseThrow(() -> TimeRange.bad("lead_id", "A lead id looks like lead_<uuid>."));
    }

    @GetMapping("/v1/returns/{id}")
    ReturnView read(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            @PathVariable String id) {
        var clientId = keys.clientOf(authorization);
        return ReturnId.parse(id)
                .flatMap(known -> tables.returnOf(clientId, known))
                .map(this::view)
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "There is no such return."));
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
        return ProblemException.of(status, code, List.of());
    }

    private static ProblemException ambiguous() {
        return new ProblemException(
                ProblemCode.REQUEST_INVALID,
                "The lead was delivered to you more than once.",
                List.of(new FieldProblem("delivery_id", "REQUIRED", "Say which delivery is returned.")));
    }
}
