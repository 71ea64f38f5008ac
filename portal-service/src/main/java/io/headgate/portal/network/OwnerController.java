package io.headgate.portal.network;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.headgate.model.config.Territory;
import io.headgate.portal.config.PeerAnswer;
import io.headgate.portal.config.PeerAnswers;
import io.headgate.portal.core.PublishedNetwork;
import io.headgate.service.peer.PeerClient;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Who owns a ZIP for a service line on a date, as routing's live version has it. */
@RestController
class OwnerController {

    private final PeerClient peers;
    private final PublishedNetwork network;

    OwnerController(PeerClient peers, PublishedNetwork network) {
        this.peers = peers;
        this.network = network;
    }

    /** What the portal knows of a holder beside what routing answers; nothing of one that the live version has not. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record KnownHolder(
            @Nullable String clientName,
            @Nullable String endpointName,
            @Nullable String rightId,
            @Nullable List<String> serviceLines,
            @Nullable List<String> segments) {}

    /**
     * Every right over the ZIP, the first claim first, with the names of who holds it and what it covers; 422 names each
     * parameter that is not valid.
     *
     * @param serviceLine every one of the live version when not given
     * @param on the day, today in the brand's zone when not given
     */
    @GetMapping("/api/admin/owners")
    @PeerAnswer(
            peer = "routing",
            call = "GET /internal/owners",
            completes = "OwnershipHolder",
            with = KnownHolder.class)
    ResponseEntity<JsonNode> owners(
            @RequestParam(required = false) @Nullable String zip,
            @RequestParam(name = "service_line", required = false) @Nullable String serviceLine,
            @RequestParam(required = false) @Nullable String segment,
            @RequestParam(required = false) @Nullable String on) {
        Map<String, Object> given = new LinkedHashMap<>();
        put(given, "zip", zip);
        put(given, "service_line", serviceLine);
        put(given, "segment", segment);
        put(given, "on", on);
        var answer = PeerAnswers.answerOf("routing", () -> peers.routing()
                .get()
                .uri(uri -> {
                    uri.path("/internal/owners");
                    given.keySet().forEach(name -> uri.queryParam(name, "{" + name + "}"));
                    return uri.build(given);
                })
                .retrieve()
                .body(JsonNode.class));
        if (answer != null) {
            answer.path("holders").forEach(this::describe);
            answer.path("lines").forEach(line -> line.path("holders").forEach(this::describe));
        }
        return ResponseEntity.ok(answer);
    }

    private void describe(JsonNode holder) {
        var known = network.current().endpoints().get(holder.path("endpoint_id").asString());
        if (known == null || !(holder instanceof ObjectNode described)) {
            return;
        }
        described.put("client_name", known.client().name());
        described.put("endpoint_name", known.endpoint().name());
        known.rights().stream()
                .filter(right -> right.key().equals(holder.path("right_key").asString()))
                .findFirst()
                .ifPresent(right -> describe(described, right));
    }

    private static void describe(ObjectNode holder, Territory right) {
        holder.put("right_id", right.id());
        var lines = holder.putArray("service_lines");
        right.serviceLines().forEach(lines::add);
        var segments = holder.putArray("segments");
        right.segments().forEach(segment -> segments.add(segment.name().toLowerCase(Locale.ROOT)));
    }

    private static void put(Map<String, Object> into, String name, @Nullable String value) {
        if (value != null) {
            into.put(name, value);
        }
    }
}
