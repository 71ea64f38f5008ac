package io.headgate.routing.decision;

import io.headgate.model.routing.v1.LeadDecided;
import io.headgate.routing.core.explain.PublicExplanation;
import io.headgate.routing.core.explain.PublicExplanation.Viewer;
import io.headgate.service.web.FieldProblem;
import io.headgate.service.web.ProblemCode;
import io.headgate.service.web.ProblemException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Puts a decision into the words in which those who take part in it may hear it. */
@RestController
class DecisionExplanationController {

    /**
     * A decision, and who asks about it.
     *
     * @param decided as it was announced
     */
    record Question(@Nullable LeadDecided decided, @Nullable List<Party> clients) {}

    record Party(String clientId, List<String> endpointIds) {}

    record ExplainedFor(String clientId, String sentence) {}

    record Answer(String vendor, List<ExplainedFor> clients) {}

    @PostMapping("/internal/told")
    Answer explain(@RequestBody Question question) {
        var decided = question.decided();
        if (decided == null) {
            throw new ProblemException(
                    ProblemCode.REQUEST_INVALID,
                    "The question is not valid.",
                    List.of(new FieldProblem("decided", "REQUIRED", "must be there")));
        }
        var clients = question.clients() == null ? List.<Party>of() : question.clients();
        return new Answer(
                PublicExplanation.explainTo(decided, new Viewer.Vendor()),
                clients.stream()
                        .map(party ->
                                new ExplainedFor(party.clientId(), PublicExplanation.explainTo(decided, viewer(party))))
                        .toList());
    }

    private static Viewer viewer(Party party) {
        return new Viewer.Client(party.clientId(), Set.copyOf(party.endpointIds()));
    }
}
