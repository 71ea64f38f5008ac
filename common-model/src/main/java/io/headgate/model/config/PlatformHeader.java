package io.headgate.model.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A header of a delivery that the platform sets itself, or never sends: no configuration decides it. */
public enum PlatformHeader {
    HOST(true),
    CONTENT_LENGTH(true),
    CONTENT_TYPE(true),
    TRANSFER_ENCODING(true),
    CONNECTION(true),
    TE(true),
    TRAILER(true),
    UPGRADE(true),
    WEBHOOK_ID(true),
    WEBHOOK_TIMESTAMP(true),
    WEBHOOK_SIGNATURE(true),
    IDEMPOTENCY_KEY(true),
    TRACEPARENT(true),

    // Documents that name these could always be published, and must go on to be: they are only not sent.
    EXPECT(false),
    PROXY_AUTHORIZATION(false),
    LEAD_ATTEMPT(false),
    LEAD_POSSIBLE_DUPLICATE(false),
    LEAD_REPLAY(false);

    private static final Map<String, PlatformHeader> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(PlatformHeader::header, header -> header));

    private final boolean refused;

    PlatformHeader(boolean refused) {
        this.refused = refused;
    }

    /** The header's name in lower case. */
    public String header() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether a document that sets the header is refused. */
    public static boolean isRefused(String name) {
        var known = known(name);
        return known != null && known.refused;
    }

    /** Whether the header is left out of a request although the document sets it. */
    public static boolean isNotSent(String name) {
        return known(name) != null;
    }

    private static @Nullable PlatformHeader known(String name) {
        return BY_NAME.get(name.toLowerCase(Locale.ROOT));
    }
}
