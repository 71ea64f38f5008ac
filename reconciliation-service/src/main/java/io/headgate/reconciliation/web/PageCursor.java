package io.headgate.reconciliation.web;

import io.headgate.service.web.FieldProblem;
import io.headgate.service.web.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Where a page ended; opaque to callers, so anything else they send is refused. */
public record PageCursor(Instant time, UUID id) {

    /** Before every row there can be; rows come newest first. */
    public static final PageCursor START = new PageCursor(Instant.parse("9999-01-01T00:00:00Z"), new UUID(-1L, -1L));

    /**
     * Reads one; none stands for the first page.
     *
     * @throws ProblemException 400 for everything that is not ours
     */
    public static PageCursor of(@Nullable String text) {
        if (text == null) {
            return START;
        }
        try {
            var plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            var cut = plain.indexOf('|');
            if (cut >= 0) {
                return new PageCursor(
                        Instant.parse(plain.substring(0, cut)), UUID.fromString(plain.substring(cut + 1)));
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            // Refused below.
        }
        throw new ProblemException(
                HttpStatus.BAD_REQUEST,
                "BAD_PARAMETER",
                "The cursor is not one of ours.",
                List.of(new FieldProblem("cursor", "WRONG_FORM", "Take the one of the page before.")));
    }

    @Override
    public String toString() {
        var plain = time + "|" + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }
}
