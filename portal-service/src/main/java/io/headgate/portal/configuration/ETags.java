package io.headgate.portal.configuration;

import io.headgate.service.web.ProblemCode;
import io.headgate.service.web.ProblemException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes and reads the draft's revision as an entity tag. */
public final class ETags {

    private static final Pattern TAG = Pattern.compile("(?:W/)?\"?(\\d{1,18})(?:--gzip)?\"?");

    private ETags() {}

    static String of(long revision) {
        // Weak: a strong one would keep the container from compressing the document.
        return "W/\"" + revision + "\"";
    }

    /** The revision of an If-Match header; null when there is none or any will do. */
    public static @Nullable Long revision(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank() || "*".equals(ifMatch.strip())) {
            return null;
        }
        var matcher = TAG.matcher(ifMatch.strip());
        if (!matcher.matches()) {
            throw new ProblemException(ProblemCode.DRAFT_CHANGED, "If-Match does not name a revision of the draft.");
        }
        return Long.valueOf(matcher.group(1));
    }
}
