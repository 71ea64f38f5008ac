package io.headgate.model.portal.v1;

import io.headgate.model.person.Sealed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Configuration: a secret that an endpoint refers to by {@code secret_ref}, sealed for that ref.
 *
 * @param previous the secret before, still used for signing during rotation
 * @param revision the order of changes; see {@link Revised}
 * @param removed whether the secret is no more; its value is empty then
 */
public record SecretChanged(
        String ref,
        Sealed value,
        @Nullable Sealed previous,
        Instant at,
        @Nullable Long revision,
        @Nullable Boolean removed)
        implements Revised {

    /** A secret that is set, as it was told before changes had revisions. */
    public SecretChanged(String ref, Sealed value, @Nullable Sealed previous, Instant at) {
        this(ref, value, previous, at, null, null);
    }

    /** Whether there is a secret to use. */
    public boolean set() {
        return !Boolean.TRUE.equals(removed);
    }

    @Override
    public String key() {
        return keyOf(ref);
    }

    /** The key under which all changes of one secret are told. */
    public static String keyOf(String ref) {
        return "secret:" + ref;
    }
}
