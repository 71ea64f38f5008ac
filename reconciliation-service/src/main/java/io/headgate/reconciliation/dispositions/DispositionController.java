package io.headgate.reconciliation.dispositions;

import io.headgate.service.web.FieldProblem;
import io.headgate.service.web.ProblemException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Where the other services bring what was said of deliveries. Each one is answered for itself. */
@RestController
class DispositionController {

    private static final int LONGEST_NAME = 200;

    private final DispositionDesk desk;

    DispositionController(DispositionDesk desk) {
        this.desk = desk;
    }

    /** What was said, and who brings it. */
    record Brought(@Nullable String by, @Nullable List<JsonNode> dispositions) {}

    /** The answers in the order of what was brought. */
    record Answers(List<DispositionAnswer> answers) {}

    @PostMapping("/internal/dispositions")
    Answers record(@RequestBody Brought brought) {
        var by = brought.by();
        var sent = brought.dispositions();
        var errors = new ArrayList<FieldProblem>();
        if (by == null || by.isBlank() || by.length() > LONGEST_NAME) {
            errors.add(new FieldProblem("by", "REQUIRED", "Say who brings them."));
        }
        if (sent == null || sent.isEmpty() || sent.size() > DispositionDesk.MOST) {
            errors.add(DispositionDesk.wrongSize("dispositions"));
        }
        if (!errors.isEmpty() || by == null || sent == null) {
            throw new ProblemException(
                    HttpStatus.UNPROCESSABLE_CONTENT, "REQUEST_INVALID", "Some fields are not right.", errors);
        }
        return new Answers(desk.take(sent, Speaker.operator(by)).answers());
    }
}
