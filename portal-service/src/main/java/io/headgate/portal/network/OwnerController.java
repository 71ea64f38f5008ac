package io.headgate.portal.network;

import io.headgate.portal.config.PeerAnswers;
import io.headgate.service.peer.PeerClient;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Who owns a ZIP for a service line on a date, as routing's live version has it. */
@RestController
class OwnerController {

    private final PeerClient peers;

    OwnerController(PeerClient peers) {
        this.peers = peers;
    }

    /**
     * Every right over the ZIP, the first claim first; 422 names each parameter that is not valid.
     *
     * @param on the day, today in the brand's zone when not given
     */
    @GetMapping("/api/admin/owners")
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
        var answer = PeerAnswers.of("routing", () -> peers.routing()
                .get()
                .uri(uri -> {
                    uri.path("/internal/owners");
                    given.keySet().forEach(name -> uri.queryParam(name, "{" + name + "}"));
                    return uri.build(given);
                })
                .retrieve()
                .body(JsonNode.class));
        return ResponseEntity.ok(answer);
    }

    private static void put(Map<String, Object> into, String name, @Nullable String value) {
        if (value != null) {
            into.put(name, value);
        }
    }
}
