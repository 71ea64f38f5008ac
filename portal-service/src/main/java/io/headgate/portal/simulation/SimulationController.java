package io.headgate.portal.simulation;

import io.headgate.model.config.ConfigDocument;
import io.headgate.model.shared.LeadFacts;
import io.headgate.portal.config.PeerAnswer;
import io.headgate.portal.config.PeerAnswers;
import io.headgate.portal.core.PublishedNetwork;
import io.headgate.reference.ReferenceData;
import io.headgate.service.peer.PeerClient;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Asks routing what it would do with a lead under the live configuration, the draft or any version. */
@RestController
class SimulationController {

    private final PublishedNetwork network;
    private final NamedVersions versions;
    private final PeerClient peers;
    private final Clock clock;

    SimulationController(PublishedNetwork network, NamedVersions versions, PeerClient peers, Clock clock) {
        this.network = network;
        this.versions = versions;
        this.peers = peers;
        this.clock = clock;
    }

    /**
     * What is asked: a lead in canonical form, or the id of one that was received.
     *
     * @param version live, draft or a version's number
     * @param moment for a known lead: now, or original for the moment of its first decision
     * @param overrides what is different about endpoints, for this question only
     * @param endpoint the one that is asked about
     */
    record Question(
            @Nullable String sourceId,
            @Nullable CanonicalLead lead,
            @Nullable Object version,
            @Nullable String leadId,
            @Nullable String moment,
            @Nullable Instant at,
            @Nullable JsonNode overrides,
            @Nullable String endpoint) {}

    @PostMapping("/api/admin/simulate")
    @PeerAnswer(peer = "routing", call = "POST /internal/simulate")
    Map<String, Object> simulate(@RequestBody Question question) {
        var chosen = versions.document(question.version());
        var asked = new LinkedHashMap<String, @Nullable Object>();
        var facts = question.leadId() == null ? facts(question, chosen) : null;
        asked.put("facts", facts);
        asked.put("document", chosen);
        asked.put("lead_id", question.leadId());
        asked.put("moment", question.moment());
        asked.put("at", question.at());
        asked.put("overrides", question.overrides());
        asked.put("endpoint", question.endpoint());
        var answer = PeerAnswers.answerOf("routing", () -> peers.routing()
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
        if (facts != null) {
            shown.put("facts", facts);
        }
        return shown;
    }

    private LeadFacts facts(Question question, @Nullable ConfigDocument chosen) {
        var lead = question.lead();
        if (lead == null) {
            throw NamedVersions.invalid("lead", "REQUIRED", "The lead to decide, or the id of one.");
        }
        return facts(lead, chosen == null ? network.current().document() : chosen, question.sourceId());
    }

    private LeadFacts facts(CanonicalLead lead, ConfigDocument document, @Nullable String sourceId) {
        var named = sourceId == null ? lead.sourceId() : sourceId;
        var source = lead.source(document, sourceId);
        if (named != null && source == null) {
            throw NamedVersions.invalid("source_id", "UNKNOWN_REFERENCE", "The configuration has no such source.");
        }
        var id = source == null ? "simulation" : source.id();
        var vendor = document.vendors().stream()
                .filter(one -> source != null && one.sources().contains(source))
                .map(one -> one.id())
                .findFirst()
                .orElse("simulation");
        return lead.facts(id, vendor, source, clock.instant(), ReferenceData.load());
    }
}
