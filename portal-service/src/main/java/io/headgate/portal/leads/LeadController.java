package io.headgate.portal.leads;

import io.headgate.model.shared.LeadId;
import io.headgate.portal.config.PeerAnswer;
import io.headgate.portal.config.PeerAnswers;
import io.headgate.portal.core.AuditLog;
import io.headgate.portal.core.CurrentActor;
import io.headgate.portal.core.Page;
import io.headgate.portal.leads.list.LeadItem;
import io.headgate.portal.leads.list.LeadList;
import io.headgate.portal.leads.list.LeadQuery;
import io.headgate.portal.leads.list.LeadSearch;
import io.headgate.portal.leads.page.LeadExplanation;
import io.headgate.portal.leads.page.LeadPage;
import io.headgate.portal.leads.page.LeadPages;
import io.headgate.service.peer.PeerClient;
import io.headgate.service.web.FieldProblem;
import io.headgate.service.web.ProblemCode;
import io.headgate.service.web.ProblemException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Leads for people: the list, one lead's page, and what a person may do with one. */
@RestController
@RequestMapping("/api/admin/leads")
class LeadController {

    private static final int LONGEST_PURPOSE = 300;

    private final LeadList list;
    private final LeadSearch search;
    private final LeadPages pages;
    private final LeadExplanation told;
    private final PeerClient peers;
    private final AuditLog audit;
    private final CurrentActor actor;

    LeadController(
            LeadList list,
            LeadSearch search,
            LeadPages pages,
            LeadExplanation told,
            PeerClient peers,
            AuditLog audit,
            CurrentActor actor) {
        this.list = list;
        this.search = search;
        this.pages = pages;
        this.told = told;
        this.peers = peers;
        this.audit = audit;
        this.actor = actor;
    }

    record Reveal(@Nullable String purpose) {}

    record Review(@Nullable String decision) {}

    @GetMapping
    Page<LeadItem> list(@ParameterObject @ModelAttribute LeadQuery query) {
        return search.page(query);
    }

    /** Lists leads by a question in the body, where a person's phone or e-mail address belongs. */
    @PostMapping("/search")
    Page<LeadItem> search(@RequestBody LeadQuery query) {
        return search.page(query);
    }

    @GetMapping("/{leadId}")
    LeadPage page(@PathVariable String leadId) {
        var id = LeadId.parse(leadId).orElseThrow(LeadController::notFound);
        return pages.pageOf(id).orElseThrow(LeadController::notFound);
    }

    /** What the vendor and the clients would be told of the decision; names no other party to any of them. */
    @GetMapping("/{leadId}/told")
    LeadExplanation.Answer told(@PathVariable String leadId) {
        return told.explanationOf(known(leadId));
    }

    @PostMapping("/{leadId}/reveal")
    @PeerAnswer(peer = "intake", call = "GET /internal/leads/{leadId}/contact")
    ResponseEntity<JsonNode> reveal(@PathVariable String leadId, @RequestBody Reveal reveal) {
        var id = known(leadId);
        var purpose = reveal.purpose() == null ? "" : reveal.purpose().strip();
        if (purpose.isEmpty() || purpose.length() > LONGEST_PURPOSE) {
            throw invalid("purpose", "REQUIRED", "Say what for, in at most 300 characters.");
        }
        // Written first: whoever saw a person's data is on record even if the answer is lost.
        audit.recordAction("lead.reveal", "lead:" + id, null, Map.of("purpose", purpose));
        var contact = PeerAnswers.answerOf("intake", () -> peers.intake()
                .get()
                .uri("/internal/leads/{id}/contact?purpose={purpose}&actor={actor}", id, purpose, actor.name())
                .retrieve()
                .body(JsonNode.class));
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(contact);
    }

    @PostMapping("/{leadId}/review")
    ResponseEntity<JsonNode> review(@PathVariable String leadId, @RequestBody Review review) {
        var id = known(leadId);
        var decision = review.decision() == null ? "" : review.decision().toLowerCase(Locale.ROOT);
        if (!"approve".equals(decision) && !"reject".equals(decision)) {
            throw invalid("decision", "NOT_ALLOWED", "Either approve or reject.");
        }
        var answer = routing("/internal/leads/{id}/review", id, Map.of("decision", decision, "by", actor.name()));
        audit.recordAction("lead.review", "lead:" + id, null, Map.of("decision", decision));
        return answer;
    }

    @PostMapping("/{leadId}/release")
    ResponseEntity<JsonNode> release(@PathVariable String leadId) {
        var id = known(leadId);
        var answer = routing("/internal/leads/{id}/release", id, Map.of("by", actor.name()));
        audit.recordAction("lead.release", "lead:" + id, null, null);
        return answer;
    }

    private ResponseEntity<JsonNode> routing(String path, LeadId id, Map<String, String> body) {
        var answer = PeerAnswers.answerOf("routing", () -> peers.routing()
                .post()
                .uri(path, id)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .retrieve()
                .body(JsonNode.class));
        return answer == null ? ResponseEntity.noContent().build() : ResponseEntity.ok(answer);
    }

    private LeadId known(String written) {
        var id = LeadId.parse(written).orElseThrow(LeadController::notFound);
        return list.findLead(id).map(found -> found.item().leadId()).orElseThrow(LeadController::notFound);
    }

    private static ProblemException notFound() {
        return new ProblemException(ProblemCode.NOT_FOUND, "There is no such lead.");
    }

    private static ProblemException invalid(String field, String code, String detail) {
        return new ProblemException(
                ProblemCode.REQUEST_INVALID,
                "Some fields are not right.",
                List.of(new FieldProblem(field, code, detail)));
    }
}
