package io.headgate.portal.configuration;

import io.headgate.messaging.configfeed.ConfigFeed;
import io.headgate.messaging.database.AfterCommit;
import io.headgate.model.config.ConfigDocument;
import io.headgate.portal.config.Utc;
import io.headgate.portal.core.Published;
import io.headgate.portal.core.PublishedNetwork;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Asks the database for the newest version each time and reads its document only when that changed elsewhere. */
@Component
public class StoredPublishedNetwork implements PublishedNetwork {

    private static final String ADD = """
        INSERT INTO config_version
               (version, document, counts, published_at, published_by, comment, rolled_back_from)
        SELECT :version, document, :counts, :at, :by, :comment, :from::int
        """;

    private final VersionRepository versions;
    private final JdbcClient jdbc;
    private final ConfigFeed feed;
    private volatile Published known = Published.of(0, ConfigDocument.EMPTY);

    StoredPublishedNetwork(VersionRepository versions, JdbcClient jdbc, ConfigFeed feed) {
        this.versions = versions;
        this.jdbc = jdbc;
        this.feed = feed;
    }

    @Override
    public Published current() {
        var latest = latest();
        var seen = known;
        return seen.version() == latest ? seen : load(latest);
    }

    /** The number of the newest version, 0 before the first. */
    public int latest() {
        return versions.latest();
    }

    /**
     * The number of the version that follows that one. Services ignore numbers that they have seen, and a database that was
     * restored from a backup has forgotten versions that they still know: the number is higher than all of those too.
     */
    public int numberAfter(int version) {
        return Math.max(version, feed.latestVersion()) + 1;
    }

    /** The document of a version as it was written. */
    public Optional<String> documentText(int version) {
        return versions.findById(version).map(VersionEntity::document);
    }

    /**
     * Adds the draft of that revision as a version in the caller's transaction; false, and nothing is added, when the draft
     * has changed. The text does not leave the database: a large one would travel twice and be compressed once more.
     */
    public boolean addDraft(NewVersion version, Drafts.Known draft) {
        return added(
                version, ADD + "FROM config_draft WHERE id = 1 AND revision = :of", draft.revision(), draft.document());
    }

    /** Adds an older version once more. */
    public boolean addAgain(NewVersion version, int older, ConfigDocument document) {
        return added(version, ADD + "FROM config_version WHERE version = :of", older, document);
    }

    private boolean added(NewVersion version, String sql, long of, ConfigDocument document) {
        var rows = jdbc.sql(sql)
                .param("version", version.version())
                .param("counts", version.counts())
                .param("at", Utc.of(version.publishedAt()))
                .param("by", version.publishedBy())
                .param("comment", version.comment())
                .param("from", version.rolledBackFrom())
                .param("of", of)
                .update();
        // Once that has committed, the document need not be read back.
        AfterCommit.run(() -> learn(version.version(), document));
        return rows == 1;
    }

    private synchronized void learn(int version, ConfigDocument document) {
        if (known.version() < version) {
            known = Published.of(version, document);
        }
    }

    private synchronized Published load(int latest) {
        if (known.version() < latest) {
            learn(latest, Documents.parse(documentText(latest).orElseThrow()));
        }
        return known;
    }
}
