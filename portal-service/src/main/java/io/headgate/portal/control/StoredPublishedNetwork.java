package io.headgate.portal.control;

import io.headgate.model.config.ConfigDocument;
import io.headgate.portal.core.Published;
import io.headgate.portal.core.PublishedNetwork;
import org.springframework.stereotype.Component;

/** Asks the database for the newest version each time and reads its document only when that changed. */
@Component
class StoredPublishedNetwork implements PublishedNetwork {

    private final VersionRepository versions;
    private volatile Published known = Published.of(0, ConfigDocument.EMPTY);

    StoredPublishedNetwork(VersionRepository versions) {
        this.versions = versions;
    }

    @Override
    public Published current() {
        var latest = versions.latest();
        var seen = known;
        return seen.version() == latest ? seen : load(latest);
    }

    private synchronized Published load(int latest) {
        if (known.version() < latest) {
            var document =
                    Documents.parse(versions.findById(latest).orElseThrow().document());
            known = Published.of(latest, document);
        }
        return known;
    }
}
