package io.headgate.intake.submission;

import io.headgate.service.web.FieldProblem;
import io.headgate.service.web.ProblemCode;
import io.headgate.service.web.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The {@code Prefer: wait=N} header (RFC 7240), at most 30 seconds. Other preferences are ignored, as that RFC asks; a
 * {@code wait} that is no number of seconds is refused.
 */
final class PreferWait {

    private static final int MAX_SECONDS = 30;
    private static final Pattern WAIT =
            Pattern.compile("(?:^|[,;])\\s*wait\\s*(?:=\\s*\"?([^,;\"]*)\"?)?\\s*(?=[,;]|$)", Pattern.CASE_INSENSITIVE);
    private static final Pattern SECONDS = Pattern.compile("\\d{1,6}");

    private PreferWait() {}

    static Duration requestedWait(@Nullable String prefer) {
        if (prefer == null) {
            return Duration.ZERO;
        }
        var wait = WAIT.matcher(prefer);
        if (!wait.find()) {
            return Duration.ZERO;
        }
        var seconds = wait.group(1) == null ? "" : wait.group(1).strip();
        if (!SECONDS.matcher(seconds).matches()) {
            throw new ProblemException(
                    ProblemCode.BAD_PREFER,
                    "Prefer: wait takes a whole number of seconds, at most 30.",
                    List.of(new FieldProblem("Prefer", "WRONG_TYPE", "wait must be a whole number of seconds")));
        }
        return Duration.ofSeconds(Math.min(MAX_SECONDS, Integer.parseInt(seconds)));
    }
}
