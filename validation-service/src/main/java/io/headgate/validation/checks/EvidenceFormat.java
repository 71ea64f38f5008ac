package io.headgate.validation.checks;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether a piece of consent evidence has the form that it must have to be one. Looks nothing up. */
final class EvidenceFormat {

    /** What forms and people write where they have nothing to say. */
    private static final Set<String> PLACEHOLDERS = Set.of(
            "n/a",
            "na",
            "none",
            "null",
            "nil",
            "undefined",
            "nan",
            "unknown",
            "not available",
            "not applicable",
            "no",
            "false",
            "0",
            "test",
            "tbd",
            "todo",
            "string",
            "xxx",
            "empty",
            "missing",
            "{}",
            "[]");

    private static final Pattern WORDLESS = Pattern.compile("[^\\p{L}\\p{N}]*");
    private static final Pattern TRUSTED_FORM = Pattern.compile("/[A-Za-z0-9]{16,128}");
    private static final Pattern UUID = Pattern.compile("[0-9A-Fa-f]{8}-(?:[0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}");
    private static final Pattern IP_CHARACTERS =
            Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|(?=[^:]*:)[0-9A-Fa-f:]+(\\d{1,3}(\\.\\d{1,3}){3})?");

    private static final Duration SKEW = Duration.ofMinutes(10);
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private EvidenceFormat() {}

    static boolean isText(@Nullable String value) {
        if (value == null) {
            return false;
        }
        var text = value.strip();
        return !WORDLESS.matcher(text).matches() && !PLACEHOLDERS.contains(text.toLowerCase(Locale.ROOT));
    }

    /** An RFC 3339 moment that had come when the lead was received. */
    static boolean isMoment(@Nullable String value, Instant receivedAt) {
        if (value == null) {
            return false;
        }
        try {
            var moment = OffsetDateTime.parse(value.strip()).toInstant();
            return !moment.isBefore(EARLIEST) && !moment.isAfter(receivedAt.plus(SKEW));
        } catch (DateTimeException e) {
            return false;
        }
    }

    static boolean isIp(@Nullable String value) {
        if (value == null || !IP_CHARACTERS.matcher(value.strip()).matches()) {
            return false;
        }
        try {
            // Only digits and colons come here, so no name is ever looked up.
            return !InetAddress.getByName(value.strip()).isAnyLocalAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    static boolean isUrl(@Nullable String value) {
        var url = url(value);
        return url != null && url.getHost() != null && url.getHost().contains(".");
    }

    static boolean isTrustedForm(@Nullable String value) {
        var url = url(value);
        return url != null
                && "https".equalsIgnoreCase(url.getScheme())
                && "cert.trustedform.com".equalsIgnoreCase(url.getHost())
                && TRUSTED_FORM.matcher(url.getPath()).matches();
    }

    static boolean isJornaya(@Nullable String value) {
        return value != null && UUID.matcher(value.strip()).matches();
    }

    private static @Nullable URI url(@Nullable String value) {
        if (value == null) {
            return null;
        }
        try {
            var url = new URI(value.strip());
            return "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme()) ? url : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
