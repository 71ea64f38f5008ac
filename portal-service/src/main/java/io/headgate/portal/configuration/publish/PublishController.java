package io.headgate.portal.configuration.publish;

import io.headgate.model.portal.v1.ConfigPublished;
import io.headgate.portal.config.PortalMetrics;
import io.headgate.portal.configuration.ETags;
import io.headgate.portal.configuration.validation.InstallationSettings;
import io.headgate.portal.configuration.validation.Validation;
import io.headgate.portal.live.RolloutCheck;
import io.headgate.service.web.FieldProblem;
import io.headgate.service.web.ProblemCode;
import io.headgate.service.web.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Publishes the draft, or an older version again, and says where it is live. */
@RestController
@RequestMapping("/api/admin/config")
class PublishController {

    private static final int LONGEST_COMMENT = 2000;

    private final PublishHandler handler;
    private final RolloutCheck liveCheck;
    private final PortalMetrics metrics;
    private final InstallationSettings settings;

    PublishController(
            PublishHandler handler, RolloutCheck liveCheck, PortalMetrics metrics, InstallationSettings settings) {
        this.handler = handler;
        this.liveCheck = liveCheck;
        this.metrics = metrics;
        this.settings = settings;
    }

    record Comment(@Nullable String comment) {}

    record Rollback(@Nullable String comment, @Nullable String draft) {}

    /**
     * What was published.
     *
     * @param warnings the endpoints of it that cannot be delivered to yet; all else that is worth a look, validation says
     */
    record Answer(
            int version,
            Instant publishedAt,
            Map<String, Boolean> live,
            long liveAfterMs,
            List<Validation.Finding> warnings) {}

    @PostMapping("/publish")
    Answer publish(
            @RequestBody(required = false) @Nullable Comment comment,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        var text = text(comment);
        var seen = ETags.revision(ifMatch);
        return answer(() -> handler.publishDraft(text, seen));
    }

    @PostMapping("/versions/{version}/rollback")
    Answer rollback(@PathVariable int version, @RequestBody(required = false) @Nullable Rollback rollback) {
        var text = text(rollback == null ? null : new Comment(rollback.comment()));
        var fate = fate(rollback == null ? null : rollback.draft());
        return answer(() -> handler.rollBack(version, text.isEmpty() ? "Rollback to version " + version : text, fate));
    }

    private static PublishHandler.@Nullable DraftFate fate(@Nullable String written) {
        return switch (written) {
            case null -> null;
            case "keep" -> PublishHandler.DraftFate.KEEP;
            case "reset" -> PublishHandler.DraftFate.RESET;
            default ->
                throw new ProblemException(
                        ProblemCode.REQUEST_INVALID,
                        "Some fields are not right.",
                        List.of(new FieldProblem("draft", "NOT_ALLOWED", "keep or reset.")));
        };
    }

    private Answer answer(Supplier<ConfigPublished> publish) {
        var published = counted(publish);
        var report = liveCheck.ofVersion(published.version());
        metrics.liveAfter().record(Duration.ofMillis(report.millis()));
        var warnings = settings.missingFor(published.document()).stream()
                .map(Validation.Finding::of)
                .toList();
        return new Answer(published.version(), published.publishedAt(), report.live(), report.millis(), warnings);
    }

    private ConfigPublished counted(Supplier<ConfigPublished> publish) {
        try {
            var published = publish.get();
            metrics.publish("published");
            return published;
        } catch (ProblemException e) {
            metrics.publish("refused");
            throw e;
        }
    }

    private static String text(@Nullable Comment comment) {
        var text = comment == null || comment.comment() == null
                ? ""
                : comment.comment().strip();
        if (text.length() > LONGEST_COMMENT) {
            throw new ProblemException(
                    ProblemCode.REQUEST_INVALID,
                    "Some fields are not right.",
                    List.of(new FieldProblem("comment", "TOO_LONG", "At most 2000 characters.")));
        }
        return text;
    }
}
