package io.headgate.portal.control;

import io.headgate.config.ConfigWriter;
import io.headgate.messaging.EventJson;
import io.headgate.messaging.Outbox;
import io.headgate.model.config.ConfigDocument;
import io.headgate.model.portal.v1.ConfigPublished;
import io.headgate.model.shared.Topics;
import io.headgate.portal.core.AuditLog;
import io.headgate.portal.core.CurrentActor;
import io.headgate.service.web.ProblemException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes versions: one at a time, each valid as a whole, written together with its announcement or not at all. */
@Component
class PublishHandler {

    private static final int LARGEST_EVENT = 15 * 1024 * 1024;

    private final Drafts drafts;
    private final DocumentChecks checks;
    private final VersionRepository versions;
    private final Outbox outbox;
    private final AuditLog audit;
    private final CurrentActor actor;
    private final Locks locks;

    PublishHandler(
            Drafts drafts,
            DocumentChecks checks,
            VersionRepository versions,
            Outbox outbox,
            AuditLog audit,
            CurrentActor actor,
            Locks locks) {
        this.drafts = drafts;
        this.checks = checks;
        this.versions = versions;
        this.outbox = outbox;
        this.audit = audit;
        this.actor = actor;
        this.locks = locks;
    }

    /** Serialises publishes over all copies of the portal, and tells the time at which one happens. */
    @Component
    record Locks(JdbcClient jdbc, Clock clock) {

        void oneAtATime() {
            jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('portal.publish'))")
                    .query((row, _) -> 0)
                    .list();
        }
    }

    @Transactional
    public ConfigPublished publishDraft(String comment, @Nullable Long seen) {
        locks.oneAtATime();
        var draft = drafts.current();
        if (seen != null && seen != draft.revision()) {
            throw Drafts.changed();
        }
        return announce(live(), draft.parsed(), comment, null);
    }

    @Transactional
    public ConfigPublished rollBack(int version, String comment) {
        locks.oneAtATime();
        var document = Documents.parse(
                versions.findById(version).orElseThrow(() -> notFound(version)).document());
        var draft = drafts.current().parsed();
        var live = live();
        var published = announce(live, document, comment, version);
        // A draft that holds edits of its own is left alone; one that only mirrored the live version follows it.
        if (draft.equals(live)) {
            drafts.replace(document, null);
        }
        return published;
    }

    static ProblemException notFound(int version) {
        return new ProblemException(HttpStatus.NOT_FOUND, "NOT_FOUND", "There is no version " + version + ".");
    }

    private ConfigDocument live() {
        return versions.findById(versions.latest())
                .map(found -> Documents.parse(found.document()))
                .orElse(ConfigDocument.EMPTY);
    }

    private void check(ConfigDocument live, ConfigDocument document) {
        var errors = checks.errors(document);
        if (!errors.isEmpty()) {
            throw Validation.unprocessable(
                    "DOCUMENT_INVALID", "The configuration has errors; nothing was published.", errors);
        }
        var moves = actor.isAdmin() ? List.<String>of() : SecretMoves.between(live, document);
        if (!moves.isEmpty()) {
            throw Validation.refusal(
                    HttpStatus.FORBIDDEN,
                    "SECRET_NEEDS_ADMIN",
                    "Only an administrator decides which secret goes where; nothing was published.",
                    moves.stream()
                            .map(path -> new Validation.Finding(
                                    path, "ADMIN_ONLY", "An administrator must publish this change."))
                            .toList());
        }
    }

    // The stream would refuse such an event for good, and no service would ever run this version.
    private static void fits(ConfigPublished event) {
        if (EventJson.write(event).length > LARGEST_EVENT) {
            throw new ProblemException(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "DOCUMENT_TOO_LARGE",
                    "A published configuration has at most 15 MiB as JSON; nothing was published.");
        }
    }

    private ConfigPublished announce(
            ConfigDocument live, ConfigDocument document, String comment, @Nullable Integer rolledBackFrom) {
        check(live, document);
        var published = new ConfigPublished(
                versions.latest() + 1,
                locks.clock().instant().truncatedTo(ChronoUnit.MICROS),
                actor.name(),
                comment,
                document);
        fits(published);
        var counts = Documents.counts(document);
        versions.save(new VersionEntity(
                published.version(),
                ConfigWriter.toJson(document),
                EventJson.mapper().writeValueAsString(counts),
                published.publishedAt(),
                published.publishedBy(),
                comment,
                rolledBackFrom));
        outbox.append(Topics.CONFIG, published);
        var after = new LinkedHashMap<String, Object>(counts);
        after.put("comment", comment);
        if (rolledBackFrom != null) {
            after.put("rolled_back_from", rolledBackFrom);
        }
        var action = rolledBackFrom == null ? "config.publish" : "config.rollback";
        audit.add(action, "config:version-" + published.version(), null, after);
        return published;
    }
}
