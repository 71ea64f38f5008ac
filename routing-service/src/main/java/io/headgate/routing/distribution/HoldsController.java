package io.headgate.routing.distribution;

import io.headgate.model.shared.LeadId;
import io.headgate.service.log.CanonicalLine;
import io.headgate.service.web.FieldProblem;
import io.headgate.service.web.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows the leads that wait, and lets people decide about them. */
@RestController
class HoldsController {

    private static final int MOST = 500;
    private static final UUID FIRST = new UUID(0, 0);

    private final LeadRoutes routes;
    private final HoldQueue queue;

    HoldsController(LeadRoutes routes, HoldQueue queue) {
        this.routes = routes;
        this.queue = queue;
    }

    record Waiting(
            LeadId leadId,
            RouteState state,
            @Nullable String reason,
            Instant receivedAt,
            @Nullable Instant heldUntil,
            Instant expiresAt,
            int round,
            String sourceId,
            @Nullable String serviceLine,
            @Nullable String zip) {}

    record Page(List<Waiting> items, @Nullable String nextCursor) {}

    record Review(@Nullable String decision, @Nullable String by) {}

    record Release(@Nullable String by) {}

    @GetMapping("/internal/holds")
    Page holds(@RequestParam(defaultValue = "100") int limit, @RequestParam(required = false) @Nullable String cursor) {
        var size = Math.clamp(limit, 1, MOST);
        var after = cursor == null ? new After(Instant.EPOCH, FIRST) : After.parse(cursor);
        var found = routes.waiting(after.receivedAt(), after.leadId(), size);
        var items = found.stream().map(HoldsController::waiting).toList();
        return new Page(
                items, found.size() < size ? null : After.of(found.getLast()).text());
    }

    @PostMapping("/internal/leads/{leadId}/review")
    ResponseEntity<Void> review(@PathVariable String leadId, @RequestBody Review review) {
        var id = id(leadId);
        var answer =
                switch (String.valueOf(review.decision())) {
                    case "approve" -> queue.approve(id);
                    case "reject" -> queue.reject(id);
                    default ->
                        throw new ProblemException(
                                HttpStatus.UNPROCESSABLE_CONTENT,
                                "SCHEMA_INVALID",
                                "The decision is not valid.",
                                List.of(new FieldProblem("decision", "NOT_ALLOWED", "must be approve or reject")));
                };
        return answered(answer, id, "lead.reviewed", review.by());
    }

    @PostMapping("/internal/leads/{leadId}/release")
    ResponseEntity<Void> release(@PathVariable String leadId, @RequestBody Release release) {
        var id = id(leadId);
        return answered(queue.release(id), id, "lead.released", release.by());
    }

    private static ResponseEntity<Void> answered(HoldQueue.Answer answer, LeadId id, String line, @Nullable String by) {
        return switch (answer) {
            case DONE -> {
                CanonicalLine.of(line).lead(id).with("by", by).write();
                yield ResponseEntity.noContent().build();
            }
            case NO_SUCH_LEAD ->
                throw new ProblemException(HttpStatus.NOT_FOUND, "NOT_FOUND", "There is no such lead in routing.");
            case NOT_WAITING ->
                throw new ProblemException(HttpStatus.CONFLICT, "NOT_WAITING", "The lead does not wait for this.");
        };
    }

    private static LeadId id(String text) {
        return LeadId.parse(text)
                .orElseThrow(() ->
                        new ProblemException(HttpStatus.NOT_FOUND, "NOT_FOUND", "There is no such lead in routing."));
    }

    private static Waiting waiting(LeadRoute route) {
        var facts = route.facts();
        return new Waiting(
                route.leadId(),
                route.state(),
                route.reason() == null ? null : route.reason().name(),
                facts.receivedAt(),
                route.heldUntil(),
                route.expiresAt(),
                route.round(),
                facts.sourceId(),
                facts.serviceLine(),
                facts.location().zip());
    }

    /** Where a page ended. */
    private record After(Instant receivedAt, UUID leadId) {

        static After of(LeadRoute route) {
            return new After(route.facts().receivedAt(), route.leadId().value());
        }

        static After parse(String cursor) {
            try {
                var parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("/", 2);
                return new After(Instant.parse(parts[0]), UUID.fromString(parts[1]));
            } catch (IllegalArgumentException | DateTimeParseException | ArrayIndexOutOfBoundsException e) {
                throw new ProblemException(HttpStatus.BAD_REQUEST, "BAD_CURSOR", "The cursor is not one of ours.");
            }
        }

        String text() {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString((receivedAt + "/" + leadId).getBytes(StandardCharsets.UTF_8));
        }
    }
}
