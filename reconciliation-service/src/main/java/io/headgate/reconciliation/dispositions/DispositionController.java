package io.headgate.reconciliation.dispositions;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.headgate.model.reconciliation.v1.DispositionRecorded;
import io.headgate.model.shared.Money;
import io.headgate.reconciliation.config.ReconciliationMetrics;
import io.headgate.reconciliation.core.DispositionRules.Problem;
import io.headgate.service.log.CanonicalLine;
import io.headgate.service.web.FieldProblem;
import io.headgate.service.web.ProblemException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Where the other services bring what was said of deliveries. Each one is answered for itself. */
@RestController
class DispositionController {

    static final int MOST = 1000;
    private static final int LONGEST_NAME = 200;

    private final RecordDispositions handler;
    private final ReconciliationMetrics metrics;

    DispositionController(RecordDispositions handler, ReconciliationMetrics metrics) {
        this.handler = handler;
        this.metrics = metrics;
    }

    /** What was said, and who brings it. */
    record Brought(@Nullable String by, @Nullable List<JsonNode> dispositions) {}

    /** The answers in the order of what was brought. */
    record Answers(List<Answer> answers) {}

    /**
     * One answer.
     *
     * @param result {@code recorded}, {@code repeated} (it was recorded before) or {@code refused}
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Answer(String result, @Nullable View disposition, List<FieldProblem> errors) {

        static Answer of(DispositionOutcome outcome) {
            return switch (outcome) {
                case DispositionOutcome.Recorded(var fact) -> new Answer("recorded", View.of(fact), List.of());
                case DispositionOutcome.Repeated(var fact) -> new Answer("repeated", View.of(fact), List.of());
                case DispositionOutcome.Refused(var problems) -> new Answer("refused", null, fields(problems));
            };
        }

        private static List<FieldProblem> fields(List<Problem> problems) {
            return problems.stream()
                    .map(each -> new FieldProblem(each.field(), each.code(), each.detail()))
                    .toList();
        }
    }

    /** What was recorded. */
    record View(
            String deliveryId,
            String leadId,
            String clientId,
            String endpointId,
            String status,
            @Nullable Money value,
            Instant occurredAt,
            Instant recordedAt) {

        static View of(DispositionRecorded fact) {
            return new View(
                    fact.deliveryId().toString(),
                    fact.leadId().toString(),
                    fact.clientId(),
                    fact.endpointId(),
                    fact.status().name().toLowerCase(Locale.ROOT),
                    fact.value(),
                    fact.occurredAt(),
                    fact.at());
        }
    }

    @PostMapping("/internal/dispositions")
    Answers record(@RequestBody Brought brought) {
        var by = brought.by();
        var sent = brought.dispositions();
        var errors = new ArrayList<FieldProblem>();
        if (by == null || by.isBlank() || by.length() > LONGEST_NAME) {
            errors.add(new FieldProblem("by", "REQUIRED", "Say who brings them."));
        }
        if (sent == null || sent.isEmpty() || sent.size() > MOST) {
            errors.add(new FieldProblem("dispositions", "WRONG_SIZE", "From 1 to 1,000 dispositions."));
        }
        if (!errors.isEmpty() || by == null || sent == null) {
            throw new ProblemException(
                    HttpStatus.UNPROCESSABLE_CONTENT, "REQUEST_INVALID", "Some fields are not right.", errors);
        }
        var answers = handler.handle(sent.stream().map(DispositionRequest::read).toList(), by).stream()
                .map(Answer::of)
                .toList();
        report(answers);
        return new Answers(answers);
    }

    private void report(List<Answer> answers) {
        answers.forEach(answer -> metrics.dispositionAnswered(answer.result()));
        CanonicalLine.of("dispositions.recorded")
                .with("recorded", count(answers, "recorded"))
                .with("repeated", count(answers, "repeated"))
                .with("refused", count(answers, "refused"))
                .write();
    }

    private static long count(List<Answer> answers, String result) {
        return answers.stream().filter(answer -> answer.result().equals(result)).count();
    }
}
