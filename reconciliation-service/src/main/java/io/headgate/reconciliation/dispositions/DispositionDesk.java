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

    private final RecordDispositions handler;
    private final ReconciliationMetrics metrics;

    DispositionDesk(RecordDispositions handler, ReconciliationMetrics metrics) {
        this.handler = handler;
        this.metrics = metrics;
    }

    static FieldProblem wrongSize(String field) {
        return new FieldProblem(field, "WRONG_SIZE", "From 1 to 1,000 dispositions.");
    }

    /** The answers in the order of the rows. */
    List<DispositionAnswer> answer(List<JsonNode> rows, Speaker speaker) {
        var answers = handler.handle(rows.stream().map(DispositionRequest::read).toList(), speaker).stream()
                .map(DispositionAnswer::of)
                .toList();
        answers.forEach(answer -> metrics.dispositionAnswered(answer.result()));
        CanonicalLine.of("dispositions.recorded")
                .with("client_id", speaker.clientId())
                .with("recorded", DispositionAnswer.count(answers, DispositionAnswer.RECORDED))
                .with("repeated", DispositionAnswer.count(answers, DispositionAnswer.REPEATED))
                .with("refused", DispositionAnswer.count(answers, DispositionAnswer.REFUSED))
                .write();
        return answers;
    }
}
