package io.headgate.portal.leads.action;

import io.headgate.model.shared.DeliveryId;
import io.headgate.model.shared.LeadId;
import io.headgate.portal.config.PeerAnswer;
import io.headgate.portal.leads.action.DeliveryActions.Action;
import io.headgate.portal.leads.action.DeliveryActions.GoesTo;
import io.headgate.portal.leads.action.DeliveryActions.Wish;
import io.headgate.service.web.FieldProblem;
import io.headgate.service.web.ProblemCode;
import io.headgate.service.web.ProblemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What an operator decides about deliveries of which nobody knows whether they arrived, one or many. */
@RestController
@RequestMapping("/api/admin/deliveries")
class DeliveryActionController {

    private static final int LONGEST_NOTE = 500;
    private static final int MOST_AT_ONCE = 100;
    // Each may take as long as its endpoint.
    private static final int MOST_SENT_AT_ONCE = 10;

    private final DeliveryActions actions;

    DeliveryActionController(DeliveryActions actions) {
        this.actions = actions;
    }

    /**
     * Why.
     *
     * @param note for the record, such as who confirmed it and how; needed
     */
    record Why(@Nullable String note) {}

    /** Why, and who gets the lead: {@code nobody} unless told, or {@code others}, though the endpoint may have it. */
    record WriteOff(@Nullable String note, @Nullable String goesTo) {}

    /** One action for all deliveries in doubt of these leads. */
    record Many(
            @Nullable String action,
            @Nullable String note,
            @Nullable String goesTo,
            @Nullable List<String> leadIds) {}

    record Results(List<DeliveryActions.Result> results) {}

    /** The endpoint has the lead: it is charged, and its client may return it. */
    @PostMapping("/{deliveryId}/confirm")
    @PeerAnswer(peer = "delivery", call = "POST /internal/deliveries/{id}/confirm")
    @Nullable
    JsonNode confirm(@PathVariable String deliveryId, @RequestBody Why why) {
        return one(deliveryId, Action.CONFIRM, null, why.note());
    }

    /** Sends it once more to the same endpoint, under the same id and marked as a possible duplicate. */
    @PostMapping("/{deliveryId}/resend")
    @PeerAnswer(peer = "delivery", call = "POST /internal/deliveries/{id}/resend")
    @Nullable
    JsonNode resend(@PathVariable String deliveryId, @RequestBody Why why) {
        return one(deliveryId, Action.RESEND, null, why.note());
    }

    /** Gives it up: nothing is charged, and the lead ends, or goes to others where that was asked for. */
    @PostMapping("/{deliveryId}/write-off")
    @PeerAnswer(peer = "delivery", call = "POST /internal/deliveries/{id}/write-off")
    @Nullable
    JsonNode writeOff(@PathVariable String deliveryId, @RequestBody WriteOff why) {
        return one(deliveryId, Action.WRITE_OFF, why.goesTo(), why.note());
    }

    /** Does it for each, and says of each what became of it; one that is refused does not keep the others. */
    @PostMapping("/actions")
    Results many(@RequestBody Many many) {
        var problems = new ArrayList<FieldProblem>();
        var action = read(Action.class, many.action());
        if (action.isEmpty()) {
            problems.add(new FieldProblem("action", "NOT_ALLOWED", "One of confirm, resend, write_off."));
        }
        var most = action.filter(Action.RESEND::equals).isPresent() ? MOST_SENT_AT_ONCE : MOST_AT_ONCE;
        var ids = many.leadIds() == null ? List.<String>of() : many.leadIds();
        if (ids.isEmpty() || ids.size() > most) {
            problems.add(new FieldProblem("lead_ids", "RANGE", "1 to %d leads.".formatted(most)));
        }
        var leads = ids.stream().map(LeadId::parse).toList();
        if (!leads.stream().allMatch(Optional::isPresent)) {
            problems.add(new FieldProblem("lead_ids", "WRONG_FORM", "Ids of leads only."));
        }
        if (many.goesTo() != null
                && action.filter(each -> each != Action.WRITE_OFF).isPresent()) {
            problems.add(new FieldProblem("goes_to", "NOT_ALLOWED", "Only with write_off."));
        }
        var wish = wish(action.orElse(Action.CONFIRM), many.goesTo(), many.note(), problems);
        return new Results(actions.actOnLeads(
                leads.stream().flatMap(Optional::stream).distinct().toList(), wish));
    }

    private @Nullable JsonNode one(String deliveryId, Action action, @Nullable String goesTo, @Nullable String note) {
        var wish = wish(action, goesTo, note, new ArrayList<>());
        var id = DeliveryId.parse(deliveryId)
                .orElseThrow(() -> new ProblemException(ProblemCode.DELIVERY_UNKNOWN, "There is no such delivery."));
        return actions.act(id, wish);
    }

    private static Wish wish(
            Action action, @Nullable String goesTo, @Nullable String note, List<FieldProblem> problems) {
        var why = note == null ? "" : note.strip();
        if (why.isEmpty() || why.length() > LONGEST_NOTE) {
            problems.add(new FieldProblem(
                    "note",
                    why.isEmpty() ? "REQUIRED" : "RANGE",
                    "must be there, with at most %d characters".formatted(LONGEST_NOTE)));
        }
        var next = goesTo == null ? Optional.of(GoesTo.NOBODY) : read(GoesTo.class, goesTo);
        if (next.isEmpty()) {
            problems.add(new FieldProblem("goes_to", "NOT_ALLOWED", "One of nobody, others."));
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(ProblemCode.REQUEST_INVALID, "Some fields are not right.", problems);
        }
        return new Wish(action, next.orElse(GoesTo.NOBODY), why);
    }

    private static <E extends Enum<E>> Optional<E> read(Class<E> type, @Nullable String written) {
        var name =
                written == null ? "" : written.strip().toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> each.name().equals(name))
                .findFirst();
    }
}
