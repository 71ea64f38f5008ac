package io.headgate.model.portal.v1;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Configuration: an API key of a source or client. Only keyed hashes travel; the key itself was shown once.
 *
 * @param keyId the public half that stands in the key
 * @param keyHash keyed hash of the whole key, hex
 * @param postingTokenHash keyed hash of the posting URL's token, hex; only for sources
 * @param revision the order of changes; see {@link Revised}
 */
public record KeyChanged(
        Owner owner,
        String ownerId,
        String keyId,
        String keyHash,
        @Nullable String postingTokenHash,
        boolean revoked,
        Instant at,
        @Nullable Long revision)
        implements Revised {

    /** A key as it was told before changes had revisions. */
    public KeyChanged(
            Owner owner,
            String ownerId,
            String keyId,
            String keyHash,
            @Nullable String postingTokenHash,
            boolean revoked,
            Instant at) {
        this(owner, ownerId, keyId, keyHash, postingTokenHash, revoked, at, null);
    }

    /** Whose key. */
    public enum Owner {
        SOURCE,
        CLIENT
    }

    @Override
    public String key() {
        return keyOf(keyId);
    }

    /** The key under which all changes of one API key are told. */
    public static String keyOf(String keyId) {
        return "key:" + keyId;
    }
}
