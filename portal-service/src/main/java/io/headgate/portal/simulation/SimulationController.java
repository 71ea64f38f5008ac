package io.headgate.portal.simulation;

import io.headgate.model.config.ConfigDocument;
import io.headgate.model.shared.LeadFacts;
import io.headgate.portal.config.PeerAnswers;
import io.headgate.portal.core.Configurations;
import io.headgate.portal.core.PublishedNetwork;
import io.headgate.reference.ReferenceData;
import io.headgate.service.peer.PeerClient;
import io.headgate.service.web.FieldProblem;
import io.headgate.service.web.ProblemException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Asks routing what it would do with a lead under the live configuration, the draft or any version. */
@RestController
class SimulationController {

    private static final String LIVE = "live";

    private final PublishedNetwork network;
    private final Configurations configurations;
    private final PeerClient peers;
    private final Clock clock;

    SimulationController(PublishedNetwork network, Configurations configurations, PeerClient peers, Clock clock) {
        this.network = network;
        this.configurations = configurations;
        this.peers = peers;
        this.clock = clock;
    }

    record Question(
            @Nullable String sourceId,
            @Nullable CanonicalLead lead,
            @Nullable Object version) {}

    @PostMapping("/api/admin/simulate")
    Map<String, Object> simulate(@RequestBody Question question) {
        var lead = question.lead();
        if (lead == null) {
            throw invalid("lead", "REQUIRED", "The lead to decide.");
        }
        var chosen = document(question.version());
        var document = chosen == null ? network.current().document() : chosen;
        var facts = facts(lead, document, question.sourceId());
        var asked = new LinkedHashMap<String, @Nullable Object>();
        asked.put("facts", facts);
        asked.put("document", chosen);
        var answer = PeerAnswers.of("routing", () -> peers.routing()
                .post()
                .uri("/internal/simulate")
                .contentType(MediaType.APPLICATION_JSON)
                .body(asked)
                .retrieve()
                .body(JsonNode.class));
        var shown = new LinkedHashMap<String, Object>();
        if (answer != null) {
            answer.properties().forEach(entry -> shown.put(entry.getKey(), entry.getValue()));
        }
        shown.put("facts", facts);
        return shown;
    }

    private LeadFacts facts(CanonicalLead lead, ConfigDocument document, @Nullable String sourceId) {
        var named = sourceId == null ? lead.sourceId() : sourceId;
        var source = lead.source(document, sourceId);
        if (named != null && source == null) {
            throw invalid("source_id", "UNKNOWN_REFERENCE", "The configuration has no such source.");
        }
        var id = source == null ? "simulation" : source.id();
        var vendor = document.vendors().stream()
                .filter(one -> source != null && one.sources().contains(source))
                .map(one -> one.id())
                .findFirst()
                .orElse("simulation");
        return lead.facts(id, vendor, source, clock.instant(), ReferenceData.load());
    }

    /** The document to decide by; null means what routing runs on. */
    private @Nullable ConfigDocument document(@Nullable Object version) {
        if (version == null || LIVE.equals(version)) {
            return null;
        }
        if ("draft".equals(version)) {
            return configurations.draft();
        }
        try {
            var number = Integer.parseInt(String.valueOf(version));
            return configurations
                    .version(number)
                    .orElseThrow(() -> invalid("version", "UNKNOWN_REFERENCE", "There is no such version."));
        } catch (NumberFormatException e) {
            throw invalid("version", "NOT_ALLOWED", "A version's number, draft, or nothing.");
        }
    }

    private static ProblemException invalid(String field, String code, String detail) {
        return new ProblemException(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "INVALID",
                "Some fields are not right.",
                List.of(new FieldProblem(field, code, detail)));
    }
}
