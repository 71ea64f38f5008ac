package io.headgate.model.portal.v1;

import io.headgate.model.shared.Event;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Configuration: an API key of a source or client. Only keyed hashes travel; the key itself was shown once.
 *
 * @param keyId the public half that stands in the key
 * @param keyHash keyed hash of the whole key, hex
 * @param postingTokenHash keyed hash of the posting URL's token, hex; only for sources
 */
public record KeyChanged(
        Owner owner,
        String ownerId,
        String keyId,
        String keyHash,
        @Nullable String postingTokenHash,
        boolean revoked,
        Instant at)
        implements Event {

    /** Whose key. */
    public enum Owner {
        SOURCE,
        CLIENT
    }

    @Override
    public String key() {
        return "key:" + keyId;
    }
}
