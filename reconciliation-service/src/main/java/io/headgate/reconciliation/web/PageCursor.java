package io.headgate.reconciliation.web;

import io.headgate.service.web.Cursor;
import io.headgate.service.web.ProblemException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a page ended; opaque to callers, so anything else they send is refused. */
public record PageCursor(Instant time, UUID id) {

    private static final Cursor CURSOR = Cursor.of(2, Cursor::notOurs);

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
        return CURSOR.read(
                text, values -> new PageCursor(Instant.parse(values.get(0)), UUID.fromString(values.get(1))));
    }

    @Override
    public String toString() {
        return CURSOR.write(time, id);
    }
}
