package io.headgate.portal.configuration.publish;

import io.headgate.config.ConfigDiff;
import io.headgate.messaging.event.EventJson;
import io.headgate.messaging.outbox.Outbox;
import io.headgate.model.config.ConfigDocument;
import io.headgate.model.portal.v1.ConfigPublished;
import io.headgate.model.shared.Topics;
import io.headgate.portal.configuration.Documents;
import io.headgate.portal.configuration.Drafts;
import io.headgate.portal.configuration.NewVersion;
import io.headgate.portal.configuration.StoredPublishedNetwork;
import io.headgate.portal.configuration.validation.DocumentChecks;
import io.headgate.portal.configuration.validation.Validation;
import io.headgate.portal.core.AuditLog;
import io.headgate.portal.core.CurrentActor;
import io.headgate.portal.core.Published;
import io.headgate.service.web.FieldProblem;
import io.headgate.service.web.ProblemCode;
import io.headgate.service.web.ProblemException;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Makes versions: one at a time, each valid as a whole, written together with its announcement or not at all. Reading,
 * checking and writing a large document takes longer than a transaction may be idle, so all of it is done before one
 * begins, which then makes sure that what was checked still stands.
 */
@Component
class PublishHandler {

    private static final int LARGEST_EVENT = 15 * 1024 * 1024;
    // Each loser of a race has seen somebody else's change go through.
    private static final int TRIES = 10;
    private static final int MOST_TOLD = 50;
    private static final int LONGEST_TOLD = 300;

    private final Drafts drafts;
    private final DocumentChecks checks;
    private final StoredPublishedNetwork network;
    private final Outbox outbox;
    private final AuditLog audit;
    private final PublishLock turns;
    private final CurrentActor actor;

    PublishHandler(
            Drafts drafts,
            DocumentChecks checks,
            StoredPublishedNetwork network,
            Outbox outbox,
            AuditLog audit,
            PublishLock turns,
            CurrentActor actor) {
        this.drafts = drafts;
        this.checks = checks;
        this.network = network;
        this.outbox = outbox;
        this.audit = audit;
        this.turns = turns;
        this.actor = actor;
    }

    /** The version to be, checked and written. */
    private record Candidate(
            int comparedWith,
            ConfigPublished event,
            byte[] written,
            @Nullable Integer rolledBackFrom,
            Changed changed) {}

    /** What is different from the version before, in words: all of it is counted, the first of it told. */
    private record Changed(int count, List<String> sentences) {

        static Changed between(ConfigDocument before, ConfigDocument after) {
            var changes = ConfigDiff.between(before, after);
            return new Changed(
                    changes.size(),
                    changes.stream()
                            .limit(MOST_TOLD)
                            .map(change -> cut(change.sentence()))
                            .toList());
        }

        private static String cut(String sentence) {
            return sentence.length() <= LONGEST_TOLD ? sentence : sentence.substring(0, LONGEST_TOLD - 1) + "…";
        }
    }

    ConfigPublished publishDraft(String comment, @Nullable Long seen) {
        for (int i = 0; i < TRIES; i++) {
            var draft = drafts.present();
            if (seen != null && seen != draft.revision()) {
                throw Drafts.changed();
            }
            var candidate = candidate(network.current(), draft.document(), comment, null);
            var done = turns.runAlone(() -> announce(candidate, row -> network.addDraft(row, draft)));
            if (done) {
                return candidate.event();
            }
        }
        throw Drafts.changed();
    }

    /** What becomes of a draft with edits of its own when an older version comes back. */
    enum DraftFate {
        KEEP,
        RESET
    }

    /**
     * Publishes an older version again. A draft without edits of its own follows.
     *
     * @param fate what becomes of one that has edits
     * @throws ProblemException 409 when it has edits and nobody said what becomes of them
     */
    ConfigPublished rollBack(int version, String comment, @Nullable DraftFate fate) {
        var document =
                Documents.parse(network.documentText(version).orElseThrow(() -> Documents.noSuchVersion(version)));
        for (int i = 0; i < TRIES; i++) {
            var live = network.current();
            var draft = drafts.present();
            var edited = !draft.document().equals(live.document());
            if (edited && fate == null) {
                throw new ProblemException(
                        ProblemCode.DRAFT_HAS_CHANGES,
                        "The draft holds changes that are not published, and with them what a rollback takes back."
                                + " Say what becomes of it: draft keep or reset.",
                        List.of(new FieldProblem("draft", "REQUIRED", "keep or reset.")));
            }
            var follows = !edited || fate == DraftFate.RESET;
            var candidate = candidate(live, document, comment, version);
            var done = turns.runAlone(() -> {
                var announced = announce(candidate, row -> network.addAgain(row, version, document));
                if (announced && follows) {
                    drafts.follow(document, draft.revision());
                }
                return announced;
            });
            if (done) {
                return candidate.event();
            }
        }
        throw Drafts.changed();
    }

    private void check(ConfigDocument live, ConfigDocument document) {
        var errors = checks.errors(document);
        if (!errors.isEmpty()) {
            throw Validation.unprocessable(
                    ProblemCode.DOCUMENT_INVALID, "The configuration has errors; nothing was published.", errors);
        }
        var moves = actor.isAdmin() ? List.<String>of() : SecretExposureCheck.between(live, document);
        if (!moves.isEmpty()) {
            throw Validation.refusal(
                    ProblemCode.SECRET_NEEDS_ADMIN,
                    "Only an administrator decides which secret goes where; nothing was published.",
                    moves.stream()
                            .map(path -> new Validation.Finding(
                                    path, "ADMIN_ONLY", "An administrator must publish this change."))
                            .toList());
        }
    }

    private Candidate candidate(
            Published live, ConfigDocument document, String comment, @Nullable Integer rolledBackFrom) {
        var event = new ConfigPublished(
                network.numberAfter(live.version()),
                turns.now().truncatedTo(ChronoUnit.MICROS),
                actor.name(),
                comment,
                document);
        // Writing a large document takes about as long as checking it: both at once.
        var writing = CompletableFuture.supplyAsync(() -> EventJson.write(event));
        var changed = CompletableFuture.supplyAsync(() -> Changed.between(live.document(), document));
        check(live.document(), document);
        var written = writing.join();
        // The stream would refuse such an event for good, and no service would ever run this version.
        if (written.length > LARGEST_EVENT) {
            throw ProblemException.passedOn(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    ProblemCode.DOCUMENT_TOO_LARGE.name(),
                    "A published configuration has at most 15 MiB as JSON; nothing was published.",
                    List.of());
        }
        return new Candidate(live.version(), event, written, rolledBackFrom, changed.join());
    }

    // False when another version, which the candidate was not compared with, has become live meanwhile, or when
    // the text to be kept is no longer the one that was checked.
    private boolean announce(Candidate candidate, Predicate<NewVersion> add) {
        var event = candidate.event();
        if (network.latest() != candidate.comparedWith()) {
            return false;
        }
        var counts = Documents.counts(event.document());
        var row = new NewVersion(
                event.version(),
                EventJson.mapper().writeValueAsString(counts),
                event.publishedAt(),
                event.publishedBy(),
                event.comment(),
                candidate.rolledBackFrom());
        if (!add.test(row)) {
            return false;
        }
        outbox.append(Topics.CONFIG, event, candidate.written());
        record(event, counts, candidate);
        return true;
    }

    private void record(ConfigPublished published, Map<String, Integer> counts, Candidate candidate) {
        var after = new LinkedHashMap<String, Object>(counts);
        after.put("comment", published.comment());
        after.put("changes", candidate.changed().count());
        after.put("changed", candidate.changed().sentences());
        var rolledBackFrom = candidate.rolledBackFrom();
        if (rolledBackFrom != null) {
            after.put("rolled_back_from", rolledBackFrom);
        }
        var action = rolledBackFrom == null ? "config.publish" : "config.rollback";
        audit.recordAction(action, "config:version-" + published.version(), null, after);
    }
}
