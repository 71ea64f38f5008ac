package io.headgate.portal.leads.action;

import io.headgate.portal.config.PeerAnswer;
import io.headgate.portal.config.PeerAnswers;
import io.headgate.portal.core.Page;
import io.headgate.service.peer.PeerClient;
import io.headgate.service.web.FieldProblem;
import io.headgate.service.web.Limits;
import io.headgate.service.web.ProblemCode;
import io.headgate.service.web.ProblemException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The leads that wait, as routing knows them, and what a person may do with one or many of them. */
@RestController
@RequestMapping("/api/admin/holds")
class HoldController {

    private static final int MOST_AT_ONCE = 200;
    private static final int LONGEST_REASON = 300;
    private static final Set<String> ACTIONS = Set.of("release", "approve", "extend", "park", "reject");
    // What takes a lead from its way is explained to those who look for it later.
    private static final Set<String> EXPLAINED = Set.of("park", "reject");

    private final HoldActions actions;
    private final PeerClient peers;

    HoldController(HoldActions actions, PeerClient peers) {
        this.actions = actions;
        this.peers = peers;
    }

    record Look(@Nullable List<String> leadIds) {}

    /** A lead, and up to when it may wait from now on. */
    record Item(@Nullable String leadId, @Nullable Instant until) {}

    record Wanted(
            @Nullable String action,
            @Nullable String reason,
            @Nullable List<Item> items) {}

    /** The next ones, the oldest first, and how many there are. */
    @GetMapping
    @PeerAnswer(peer = "routing", call = "GET /internal/holds")
    ResponseEntity<JsonNode> holds(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(required = false) @Nullable String endpoint) {
        Map<String, Object> given = new LinkedHashMap<>();
        given.put("limit", Limits.checked(limit, Page.DEFAULT_LIMIT, Page.MAX_LIMIT));
        put(given, "cursor", cursor);
        put(given, "state", state);
        put(given, "reason", reason);
        put(given, "endpoint", endpoint);
        var answer = PeerAnswers.answerOf("routing", () -> peers.routing()
                .get()
                .uri(uri -> {
                    uri.path("/internal/holds");
                    given.keySet().forEach(name -> uri.queryParam(name, "{" + name + "}"));
                    return uri.build(given);
                })
                .retrieve()
                .body(JsonNode.class));
        return ResponseEntity.ok(answer);
    }

    private static void put(Map<String, Object> into, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            into.put(name, value.strip());
        }
    }

    /** What would become of these leads if they were decided now. */
    @PostMapping("/look")
    @PeerAnswer(peer = "routing", call = "POST /internal/holds/look")
    ResponseEntity<JsonNode> look(@RequestBody Look look) {
        return ResponseEntity.ok(actions.post(
                "/internal/holds/look", Map.of("lead_ids", look.leadIds() == null ? List.of() : look.leadIds())));
    }

    /** Does it for each lead that still waits, and says of each what became of it; the same twice is the same as once. */
    @PostMapping("/actions")
    @PeerAnswer(peer = "routing", call = "POST /internal/holds/actions")
    ResponseEntity<JsonNode> act(@RequestBody Wanted wanted) {
        var action = wanted.action() == null ? "" : wanted.action().toLowerCase(Locale.ROOT);
        var reason = wanted.reason() == null ? "" : wanted.reason().strip();
        var items = wanted.items() == null ? List.<Item>of() : wanted.items();
        var problems = new ArrayList<FieldProblem>();
        if (!ACTIONS.contains(action)) {
            problems.add(new FieldProblem("action", "NOT_ALLOWED", "One of release, approve, extend, park, reject."));
        }
        if (reason.isEmpty() && EXPLAINED.contains(action)) {
            problems.add(new FieldProblem("reason", "REQUIRED", "Say why."));
        }
        if (reason.length() > LONGEST_REASON) {
            problems.add(new FieldProblem("reason", "TOO_LONG", "At most 300 characters."));
        }
        if (items.isEmpty() || items.size() > MOST_AT_ONCE) {
            problems.add(new FieldProblem("items", "RANGE", "1 to 200 leads."));
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(ProblemCode.REQUEST_INVALID, "Some fields are not right.", problems);
        }
        return ResponseEntity.ok(actions.act(action, reason.isEmpty() ? null : reason, items));
    }
}
