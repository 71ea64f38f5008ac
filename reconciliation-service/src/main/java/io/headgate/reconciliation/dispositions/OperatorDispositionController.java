package io.headgate.reconciliation.dispositions;

import io.headgate.service.web.FieldProblem;
import io.headgate.service.web.ProblemCode;
import io.headgate.service.web.ProblemException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Where the other services bring what was said of deliveries. Each one is answered for itself. */
@RestController
class OperatorDispositionController {

    private static final int LONGEST_NAME = 200;

    private final DispositionIntake intake;

    OperatorDispositionController(DispositionIntake intake) {
        this.intake = intake;
    }

    /** What was said, and who brings it. */
    record DispositionBatch(@Nullable String by, @Nullable List<JsonNode> dispositions) {}

    /** The answers in the order of the batch. */
    record Answers(List<DispositionAnswer> answers) {}

    @PostMapping("/internal/dispositions")
    Answers record(@RequestBody DispositionBatch batch) {
        var by = batch.by();
        var sent = batch.dispositions();
        var errors = new ArrayList<FieldProblem>();
        if (by == null || by.isBlank() || by.length() > LONGEST_NAME) {
            errors.add(new FieldProblem("by", "REQUIRED", "Say who brings them."));
        }
        if (sent == null || sent.isEmpty() || sent.size() > DispositionIntake.MOST) {
            errors.add(DispositionIntake.wrongSize("dispositions"));
        }
        if (!errors.isEmpty() || by == null || sent == null) {
            throw new ProblemException(ProblemCode.REQUEST_INVALID, "Some fields are not right.", errors);
        }
        return new Answers(
                intake.answerEach(sent, DispositionActor.operator(by)).answers());
    }
}
