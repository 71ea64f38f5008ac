package io.headgate.reconciliation.returns;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** Where a page ended; opaque to callers, so anything else they send is refused. */
record PageCursor(Instant time, UUID id) {

    /** Before every delivery there can be. */
    static final PageCursor START = new PageCursor(Instant.parse("9999-01-01T00:00:00Z"), new UUID(-1L, -1L));

    static Optional<PageCursor> parse(String text) {
        try {
            var plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            var cut = plain.indexOf('|');
            return cut < 0
                    ? Optional.empty()
                    : Optional.of(new PageCursor(
                            Instant.parse(plain.substring(0, cut)), UUID.fromString(plain.substring(cut + 1))));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        var plain = time + "|" + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }
}
