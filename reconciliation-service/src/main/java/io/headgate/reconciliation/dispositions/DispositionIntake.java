package io.headgate.reconciliation.dispositions;

import io.headgate.reconciliation.config.ReconciliationMetrics;
import io.headgate.service.log.CanonicalLine;
import io.headgate.service.web.FieldProblem;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Takes rows as they were sent, whoever brings them; each one is answered for itself. */
@Component
class DispositionIntake {

    /** How many rows one request may have. */
    static final int MOST = 1000;

    /** What became of the rows, in their order. */
    record Answered(long recorded, long repeated, long refused, List<DispositionAnswer> answers) {

        static Answered of(List<DispositionAnswer> answers) {
            return new Answered(
                    count(answers, DispositionAnswer.RECORDED),
                    count(answers, DispositionAnswer.REPEATED),
                    count(answers, DispositionAnswer.REFUSED),
                    answers);
        }

        private static long count(List<DispositionAnswer> answers, String result) {
            return answers.stream()
                    .filter(answer -> answer.result().equals(result))
                    .count();
        }
    }

    private final DispositionHandler handler;
    private final ReconciliationMetrics metrics;

    DispositionIntake(DispositionHandler handler, ReconciliationMetrics metrics) {
        this.handler = handler;
        this.metrics = metrics;
    }

    static FieldProblem wrongSize(String field) {
        return new FieldProblem(field, "WRONG_SIZE", "From 1 to 1,000 dispositions.");
    }

    Answered answerEach(List<JsonNode> rows, DispositionActor actor) {
        var answered = Answered.of(
                handler.handle(rows.stream().map(DispositionRequest::read).toList(), actor).stream()
                        .map(DispositionAnswer::of)
                        .toList());
        answered.answers().forEach(answer -> metrics.dispositionAnswered(answer.result()));
        CanonicalLine.of("dispositions.recorded")
                .with("client_id", actor.clientId())
                .with("recorded", answered.recorded())
                .with("repeated", answered.repeated())
                .with("refused", answered.refused())
                .write();
        return answered;
    }
}
