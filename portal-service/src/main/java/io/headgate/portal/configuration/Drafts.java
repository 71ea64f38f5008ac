package io.headgate.portal.configuration;

import io.headgate.config.ConfigReader;
import io.headgate.config.ConfigReading;
import io.headgate.config.ConfigWriter;
import io.headgate.messaging.database.AfterCommit;
import io.headgate.model.config.ConfigDocument;
import io.headgate.portal.config.Utc;
import io.headgate.portal.configuration.validation.Validation;
import io.headgate.portal.core.AuditLog;
import io.headgate.portal.core.CurrentActor;
import io.headgate.service.web.ProblemCode;
import io.headgate.service.web.ProblemException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the one draft. Whoever names the revision that he saw never overwrites a newer one. */
@Component
public class Drafts {

    /** The draft as it is stored. */
    record Draft(
            String document,
            long revision,
            @Nullable Instant updatedAt,
            @Nullable String updatedBy) {}

    /** What was stored, without the text, which whoever stored it has. */
    record Stored(
            long revision,
            @Nullable Instant updatedAt,
            @Nullable String updatedBy) {}

    /** The draft as it is read; a committed revision never changes its document. */
    public record Known(long revision, ConfigDocument document) {}

    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final CurrentActor actor;
    private final Clock clock;
    private volatile Known known = new Known(-1, ConfigDocument.EMPTY);

    Drafts(JdbcClient jdbc, AuditLog audit, CurrentActor actor, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.actor = actor;
        this.clock = clock;
    }

    Draft current() {
        return jdbc.sql("SELECT document, revision, updated_at, updated_by FROM config_draft WHERE id = 1")
                .query(Drafts::draft)
                .single();
    }

    long revision() {
        return jdbc.sql("SELECT revision FROM config_draft WHERE id = 1")
                .query(Long.class)
                .single();
    }

    /** The draft in force and its document. The text of a draft that is known already stays in the database. */
    public Known present() {
        var last = known;
        if (last.revision() == revision()) {
            return last;
        }
        var draft = current();
        return new Known(draft.revision(), parsed(draft));
    }

    /** The document of a draft that is committed; reading a large one takes a while, so the last is kept. */
    ConfigDocument parsed(Draft draft) {
        var last = known;
        if (last.revision() == draft.revision()) {
            return last.document();
        }
        var document = Documents.parse(draft.document());
        known = new Known(draft.revision(), document);
        return document;
    }

    /** The document of a text, or a refusal that names every place where it cannot be read. */
    static ConfigDocument readable(String text) {
        return switch (ConfigReader.read(text)) {
            case ConfigReading.Parsed(var document) -> document;
            case ConfigReading.Refused(var problems) ->
                throw Validation.unprocessable(
                        ProblemCode.DOCUMENT_UNREADABLE, "The document cannot be read; nothing was stored.", problems);
        };
    }

    /** Makes the draft mirror the document, unless somebody has changed it since that revision: his edits stay. */
    public void follow(ConfigDocument document, long seen) {
        if (revision() == seen) {
            replace(document, seen);
        }
    }

    @Transactional
    public Stored replace(ConfigDocument document, @Nullable Long seen) {
        var by = actor.name();
        var stored = jdbc.sql("""
            UPDATE config_draft
               SET document = :document, revision = revision + 1, updated_at = :at, updated_by = :by
             WHERE id = 1 AND revision = coalesce(:seen::bigint, revision)
            RETURNING revision, updated_at, updated_by
            """)
                .param("document", ConfigWriter.toJson(document))
                .param("at", Utc.of(clock.instant()))
                .param("by", by)
                .param("seen", seen)
                .query(Drafts::stored)
                .optional()
                .orElseThrow(Drafts::changed);
        var after = new LinkedHashMap<String, Object>(Documents.counts(document));
        after.put("revision", stored.revision());
        audit.recordAction("config.draft", "config:draft", null, after);
        AfterCommit.run(() -> known = new Known(stored.revision(), document));
        return stored;
    }

    public static ProblemException changed() {
        return new ProblemException(ProblemCode.DRAFT_CHANGED, "Somebody changed the draft since you read it.");
    }

    private static Stored stored(ResultSet row, int index) throws SQLException {
        return new Stored(row.getLong("revision"), Utc.read(row, "updated_at"), row.getString("updated_by"));
    }

    private static Draft draft(ResultSet row, int index) throws SQLException {
        return new Draft(
                row.getString("document"),
                row.getLong("revision"),
                Utc.read(row, "updated_at"),
                row.getString("updated_by"));
    }
}
