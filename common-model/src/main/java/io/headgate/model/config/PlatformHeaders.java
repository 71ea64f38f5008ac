package io.headgate.model.config;

import java.util.Locale;
import java.util.Set;

/** The headers of a delivery that the platform sets itself, or never sends: no configuration decides them. */
public final class PlatformHeaders {

    private static final Set<String> REFUSED = Set.of(
            "host",
            "content-length",
            "content-type",
            "transfer-encoding",
            "connection",
            "te",
            "trailer",
            "upgrade",
            "webhook-id",
            "webhook-timestamp",
            "webhook-signature",
            "idempotency-key",
            "traceparent");

    // Documents that name these could always be published, and must go on to be: they are only not sent.
    private static final Set<String> NOT_SENT =
            Set.of("expect", "proxy-authorization", "lead-attempt", "lead-possible-duplicate", "lead-replay");

    private PlatformHeaders() {}

    /** Whether a document that sets the header is refused. */
    public static boolean isRefused(String name) {
        return REFUSED.contains(name.toLowerCase(Locale.ROOT));
    }

    /** Whether the header is left out of a request although the document sets it. */
    public static boolean isNotSent(String name) {
        return isRefused(name) || NOT_SENT.contains(name.toLowerCase(Locale.ROOT));
    }
}
