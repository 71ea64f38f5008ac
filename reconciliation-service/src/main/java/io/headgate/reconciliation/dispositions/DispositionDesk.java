package io.headgate.reconciliation.dispositions;

import io.headgate.reconciliation.config.ReconciliationMetrics;
import io.headgate.service.log.CanonicalLine;
import io.headgate.service.web.FieldProblem;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Takes rows as they were sent, whoever brings them; each one is answered for itself. */
@Component
class DispositionDesk {

    /** How many rows one request may have. */
    static final int MOST = 1000;

    /** What became of the rows, in their order. */
    record Taken(long recorded, long repeated, long refused, List<DispositionAnswer> answers) {

        static Taken of(List<DispositionAnswer> answers) {
            return new Taken(
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

    private final RecordDispositions handler;
    private final ReconciliationMetrics metrics;

    DispositionDesk(RecordDispositions handler, ReconciliationMetrics metrics) {
        this.handler = handler;
        this.metrics = metrics;
    }

    static FieldProblem wrongSize(String field) {
        return new FieldProblem(field, "WRONG_SIZE", "From 1 to 1,000 dispositions.");
    }

    Taken take(List<JsonNode> rows, Speaker speaker) {
        var taken = Taken.of(
                handler.handle(rows.stream().map(DispositionRequest::read).toList(), speaker).stream()
                        .map(DispositionAnswer::of)
                        .toList());
        taken.answers().forEach(answer -> metrics.dispositionAnswered(answer.result()));
        CanonicalLine.of("dispositions.recorded")
                .with("client_id", speaker.clientId())
                .with("recorded", taken.recorded())
                .with("repeated", taken.repeated())
                .with("refused", taken.refused())
                .write();
        return taken;
    }
}
