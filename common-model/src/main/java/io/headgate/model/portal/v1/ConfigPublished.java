package io.headgate.model.portal.v1;

import io.headgate.model.config.ConfigDocument;
import io.headgate.model.shared.Event;
import java.time.Instant;

/** Configuration: the version that decides from now on. Versions only grow. */
public record ConfigPublished(
        int version, Instant publishedAt, String publishedBy, String comment, ConfigDocument document)
        implements Event {

    @Override
    public String key() {
        return "version";
    }
}
