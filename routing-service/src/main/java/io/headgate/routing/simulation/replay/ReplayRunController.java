package io.headgate.routing.simulation.replay;

import io.headgate.model.config.ConfigDocument;
import io.headgate.routing.core.network.CompiledNetwork;
import io.headgate.routing.decision.DecisionPreview;
import io.headgate.routing.simulation.replay.ReplayStore.Entry;
import io.headgate.service.log.CanonicalLine;
import io.headgate.service.web.FieldProblem;
import io.headgate.service.web.Limits;
import io.headgate.service.web.ProblemCode;
import io.headgate.service.web.ProblemException;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Starts, shows and stops replays. */
@RestController
@RequestMapping("/internal/replays")
class ReplayRunController {

    private static final int LATEST = 50;
    private static final int MOST_MOVED = 500;
    private static final int LONGEST_DAYS = 90;

    private final ReplayRunner runner;
    private final ReplayStore book;
    private final DecisionPreview preview;
    private final Clock clock;

    ReplayRunController(ReplayRunner runner, ReplayStore book, DecisionPreview preview, Clock clock) {
        this.runner = runner;
        this.book = book;
        this.preview = preview;
        this.clock = clock;
    }

    /**
     * What is asked.
     *
     * @param version what the document is called: live, draft or a number
     * @param document decides instead of the live version when given
     */
    record StartReplay(
            @Nullable Integer days,
            @Nullable String version,
            @Nullable ConfigDocument document,
            @Nullable String by) {}

    record Replays(List<Entry> items) {}

    record MovedPage(
            @ArraySchema(schema = @Schema(implementation = MovedLead.class))
            List<JsonNode> items,

            @Nullable String nextCursor) {}

    @PostMapping
    ResponseEntity<Entry> start(@RequestBody StartReplay request) {
        var days = request.days();
        if (days == null || days < 1 || days > LONGEST_DAYS) {
            throw new ProblemException(
                    ProblemCode.REQUEST_INVALID,
                    "Some fields are not right.",
                    List.of(new FieldProblem("days", "NOT_ALLOWED", "A number of days from 1 to 90.")));
        }
        var version = request.version() == null ? "live" : request.version();
        var id = runner.start(new ReplayRunner.ReplayTask(version, network(request.document()), days, request.by()))
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.REPLAY_RUNNING, "Another replay is running; wait for it or cancel it."));
        CanonicalLine.of("replay.started")
                .with("replay_id", id)
                .with("version", version)
                .with("days", days)
                .with("by", request.by())
                .write();
        return ResponseEntity.accepted().body(found(id.toString()));
    }

    private CompiledNetwork network(@Nullable ConfigDocument document) {
        if (document == null) {
            return preview.live();
        }
        try {
            return preview.compile(document, 0);
        } catch (RuntimeException e) {
            throw new ProblemException(
                    ProblemCode.DOCUMENT_INVALID, "The document does not compile; validate it to see why.");
        }
    }

    @GetMapping
    Replays latest() {
        return new Replays(book.latest(LATEST));
    }

    @GetMapping("/{id}")
    Entry one(@PathVariable String id) {
        return found(id);
    }

    @GetMapping("/{id}/moved")
    MovedPage moved(
            @PathVariable String id,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(defaultValue = "0") long cursor) {
        var size = Limits.checked(limit, MOST_MOVED);
        var moved = book.moved(found(id).id(), cursor, size);
        var next = moved.size() < size ? null : String.valueOf(moved.getLast().number());
        return new MovedPage(moved.stream().map(ReplayStore.NumberedMove::moved).toList(), next);
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> cancel(@PathVariable String id) {
        var entry = found(id);
        if (!book.cancel(entry.id(), clock.instant())) {
            throw new ProblemException(ProblemCode.NOT_RUNNING, "The replay is not running any more.");
        }
        CanonicalLine.of("replay.cancelled").with("replay_id", entry.id()).write();
        return ResponseEntity.noContent().build();
    }

    private Entry found(String text) {
        try {
            return book.find(UUID.fromString(text)).orElseThrow(ReplayRunController::notFound);
        } catch (IllegalArgumentException e) {
            throw notFound();
        }
    }

    private static ProblemException notFound() {
        return new ProblemException(ProblemCode.NOT_FOUND, "There is no such replay.");
    }
}
