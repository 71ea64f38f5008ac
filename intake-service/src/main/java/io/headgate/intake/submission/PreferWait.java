package io.headgate.intake.submission;

import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The {@code Prefer: wait=N} header (RFC 7240), at most 30 seconds; anything else in it means no waiting. */
final class PreferWait {

    private static final int MAX_SECONDS = 30;
    private static final Pattern WAIT = Pattern.compile("(?:^|[,;])\\s*wait\\s*=\\s*\"?(\\d{1,6})\"?\\s*(?=[,;]|$)");

    private PreferWait() {}

    static Duration of(@Nullable String prefer) {
        if (prefer == null) {
            return Duration.ZERO;
        }
        var wait = WAIT.matcher(prefer);
        return wait.find() ? Duration.ofSeconds(Math.min(MAX_SECONDS, Integer.parseInt(wait.group(1)))) : Duration.ZERO;
    }
}
