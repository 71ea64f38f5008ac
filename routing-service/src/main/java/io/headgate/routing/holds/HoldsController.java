package io.headgate.routing.holds;

import io.headgate.model.shared.LeadId;
import io.headgate.model.shared.ReasonCode;
import io.headgate.routing.leads.LeadRoute;
import io.headgate.routing.leads.RouteState;
import io.headgate.service.log.CanonicalLine;
import io.headgate.service.web.Cursor;
import io.headgate.service.web.FieldProblem;
import io.headgate.service.web.Limits;
import io.headgate.service.web.ProblemCode;
import io.headgate.service.web.ProblemException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
    private static final int CANDIDATES_SHOWN = 5;
    private static final UUID FIRST = new UUID(0, 0);
    private static final Cursor CURSOR = Cursor.of(
                    2, () -> new ProblemException(ProblemCode.BAD_CURSOR, "The cursor is not one of ours."))
            .separatedBy('/');

    private final HeldLeadQuery room;
    private final HeldLeadActions actions;

    HoldsController(HeldLeadQuery room, HeldLeadActions actions) {
        this.room = room;
        this.actions = actions;
    }

    /** A candidate that may take the lead later, and what is in its way now. */
    record WaitsFor(
            String endpointId,
            @Nullable ReasonCode reason,
            @Nullable String seen,
            @Nullable String needed) {}

    /**
     * One lead that waits.
     *
     * @param expiresAt up to when it may wait
     * @param waitsFor the first of those that may take it later
     * @param waitsForMore how many of them are not shown
     */
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
            @Nullable String zip,
            @Nullable String city,
            @Nullable String region,
            boolean test,
            @Nullable String sentence,
            List<WaitsFor> waitsFor,
            int waitsForMore) {}

    /**
     * Some of them.
     *
     * @param total how many there are on all pages; 10,001 for more than ten thousand
     */
    record Page(List<Waiting> items, @Nullable String nextCursor, long total) {}

    record Review(@Nullable String decision, @Nullable String by) {}

    record Release(@Nullable String by) {}

    @GetMapping("/internal/holds")
    Page holds(
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(required = false) @Nullable String endpoint) {
        var size = Limits.checked(limit, MOST);
        var after = cursor == null ? new After(Instant.EPOCH, FIRST) : After.parse(cursor);
        var filter = filter(state, reason, endpoint);
        var found = room.page(filter, after.receivedAt(), after.leadId(), size);
        return new Page(
                found.stream().map(HoldsController::waiting).toList(),
                found.size() < size ? null : After.of(found.getLast().route()).text(),
                room.count(filter));
    }

    private static HeldLeadQuery.Filter filter(
            @Nullable String state, @Nullable String reason, @Nullable String endpoint) {
        var problems = new ArrayList<FieldProblem>();
        var wantedState = HoldsController.<RouteState>oneOf(
                state, EnumSet.of(RouteState.HELD, RouteState.REVIEW), "state", "must be held or review", problems);
        var wantedReason = HoldsController.<ReasonCode>oneOf(
                reason, EnumSet.allOf(ReasonCode.class), "reason", "is no reason code", problems);
        if (!problems.isEmpty()) {
            throw new ProblemException(ProblemCode.REQUEST_INVALID, "The question is not valid.", problems);
        }
        return new HeldLeadQuery.Filter(wantedState, wantedReason, endpoint);
    }

    private static <E extends Enum<E>> @Nullable E oneOf(
            @Nullable String text, Set<E> allowed, String field, String problem, List<FieldProblem> problems) {
        if (text == null) {
            return null;
        }
        var found = allowed.stream()
                .filter(each -> each.name().equalsIgnoreCase(text))
                .findFirst()
                .orElse(null);
        if (found == null) {
            problems.add(new FieldProblem(field, "NOT_ALLOWED", problem));
        }
        return found;
    }

    @PostMapping("/internal/leads/{leadId}/review")
    ResponseEntity<Void> review(@PathVariable String leadId, @RequestBody Review review) {
        var id = id(leadId);
        var answer =
                switch (String.valueOf(review.decision())) {
                    case "approve" -> inReview(id, HeldLeadActions.HoldAction.APPROVE);
                    case "reject" -> inReview(id, HeldLeadActions.HoldAction.REJECT);
                    default ->
                        throw new ProblemException(
                                ProblemCode.REQUEST_INVALID,
                                "The decision is not valid.",
                                List.of(new FieldProblem("decision", "NOT_ALLOWED", "must be approve or reject")));
                };
        return answered(answer, id, "lead.reviewed", review.by());
    }

    @PostMapping("/internal/leads/{leadId}/release")
    ResponseEntity<Void> release(@PathVariable String leadId, @RequestBody Release release) {
        var id = id(leadId);
        var answer = actions.apply(id, HeldLeadActions.HoldAction.RELEASE, null).answer();
        return answered(answer, id, "lead.released", release.by());
    }

    /** The wish, for a lead in review only. */
    private HeldLeadActions.Answer inReview(LeadId id, HeldLeadActions.HoldAction wish) {
        return actions.applyInReview(id, wish).answer();
    }

    private static ResponseEntity<Void> answered(
            HeldLeadActions.Answer answer, LeadId id, String line, @Nullable String by) {
        return switch (answer) {
            case DONE -> {
                CanonicalLine.of(line).lead(id).with("by", by).write();
                yield ResponseEntity.noContent().build();
            }
            case NO_SUCH_LEAD -> throw new ProblemException(ProblemCode.NOT_FOUND, "There is no such lead in routing.");
            case STILL_HELD ->
                throw new ProblemException(
                        ProblemCode.STILL_HELD, "The lead was decided again and still finds nobody; it waits on.");
            case NOT_WAITING, UNCHANGED, NOT_LATER, TOO_LATE ->
                throw new ProblemException(ProblemCode.NOT_WAITING, "The lead does not wait for this.");
        };
    }

    private static LeadId id(String text) {
        return LeadId.parse(text)
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "There is no such lead in routing."));
    }

    private static Waiting waiting(HeldLeadQuery.HeldLead guest) {
        var route = guest.route();
        var facts = route.facts();
        var reason = route.reason();
        return new Waiting(
                route.leadId(),
                route.state(),
                reason == null ? null : reason.name(),
                facts.receivedAt(),
                route.heldUntil(),
                route.expiresAt(),
                route.round(),
                facts.sourceId(),
                facts.serviceLine(),
                facts.location().zip(),
                facts.location().city(),
                facts.location().state(),
                facts.test(),
                guest.sentence(),
                guest.candidates().stream()
                        .limit(CANDIDATES_SHOWN)
                        .map(each -> new WaitsFor(each.endpointId(), each.reason(), each.seen(), each.needed()))
                        .toList(),
                Math.max(0, guest.candidates().size() - CANDIDATES_SHOWN));
    }

    /** Where a page ended. */
    private record After(Instant receivedAt, UUID leadId) {

        static After of(LeadRoute route) {
            return new After(route.facts().receivedAt(), route.leadId().value());
        }

        static After parse(String cursor) {
            return CURSOR.read(
                    cursor, values -> new After(Instant.parse(values.get(0)), UUID.fromString(values.get(1))));
        }

        String text() {
            return CURSOR.write(receivedAt, leadId);
        }
    }
}
