package io.headgate.messaging.event;

import io.headgate.model.portal.v1.ConfigPublished;
import java.lang.ref.WeakReference;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * One object for each published version in this process, however many services of it run on that version: a national
 * network takes tens of megabytes and a good part of a second to read, and it never changes. Versions are told apart by
 * all of their bytes, and kept only as long as somebody else keeps them.
 */
final class ConfigVersionCache {

    // The one that decides, the next, and a backlog's last few.
    private static final int KEPT = 4;
    private static final Deque<Known> KNOWN = new ArrayDeque<>();

    private record Known(byte[] digest, WeakReference<ConfigPublished> version) {}

    private ConfigVersionCache() {}

    /**
     * The version that these bytes say. Whoever asks while another reads the same waits for that one, instead of taking a
     * processor from it.
     *
     * @throws tools.jackson.core.JacksonException when they are no version
     */
    static synchronized ConfigPublished read(byte[] payload) {
        var digest = Sha256.digest(payload);
        var known = find(digest);
        if (known != null) {
            return known;
        }
        var version = EventJson.parse(payload, ConfigPublished.class);
        remember(digest, version);
        return version;
    }

    /** The writer need not read what it wrote: reading gives an equal version. */
    static synchronized void written(byte[] payload, ConfigPublished version) {
        var digest = Sha256.digest(payload);
        if (find(digest) == null) {
            remember(digest, version);
        }
    }

    private static @Nullable ConfigPublished find(byte[] digest) {
        for (var known : KNOWN) {
            if (MessageDigest.isEqual(known.digest(), digest)) {
                return known.version().get();
            }
        }
        return null;
    }

    private static void remember(byte[] digest, ConfigPublished version) {
        KNOWN.removeIf(known -> known.version().get() == null);
        if (KNOWN.size() == KEPT) {
            KNOWN.removeFirst();
        }
        KNOWN.addLast(new Known(digest, new WeakReference<>(version)));
    }
}
