package io.headgate.portal.control;

import io.headgate.model.config.ConfigDocument;
import io.headgate.portal.core.Published;
import io.headgate.portal.core.PublishedNetwork;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Asks the database for the newest version each time and reads its document only when that changed elsewhere. */
@Component
class StoredPublishedNetwork implements PublishedNetwork {

    private final VersionRepository versions;
    private volatile Published known = Published.of(0, ConfigDocument.EMPTY);

    StoredPublishedNetwork(VersionRepository versions) {
        this.versions = versions;
    }

    @Override
    public Published current() {
        var latest = latest();
        var seen = known;
        return seen.version() == latest ? seen : load(latest);
    }

    /** The number of the newest version, 0 before the first. */
    int latest() {
        return versions.latest();
    }

    /** The document of a version as it was written. */
    Optional<String> text(int version) {
        return versions.findById(version).map(VersionEntity::document);
    }

    /** Adds a version in the caller's transaction; once that has committed, its document need not be read back. */
    void add(VersionEntity version, ConfigDocument document) {
        versions.save(version);
        Commits.afterwards(() -> learn(version.version(), document));
    }

    private synchronized void learn(int version, ConfigDocument document) {
        if (known.version() < version) {
            known = Published.of(version, document);
        }
    }

    private synchronized Published load(int latest) {
        if (known.version() < latest) {
            learn(latest, Documents.parse(text(latest).orElseThrow()));
        }
        return known;
    }
}
