package io.headgate.reconciliation.report.statement;

import io.headgate.reconciliation.report.statement.JdbcStatements.Position;
import io.headgate.service.web.FieldProblem;
import io.headgate.service.web.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/** Where a page of a statement ended; opaque to callers, so anything else they send is refused. */
final class StatementCursor {

    private static final int PARTS = 3;

    private StatementCursor() {}

    static String write(Position position) {
        var plain = position.effectiveAt() + "|" + position.postedAt() + "|" + position.id();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    static Position parse(String text) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\\|", -1);
            if (parts.length == PARTS) {
                return new Position(Instant.parse(parts[0]), Instant.parse(parts[1]), UUID.fromString(parts[2]));
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            // Refused below, like everything that is not ours.
        }
        throw new ProblemException(
                HttpStatus.BAD_REQUEST,
                "BAD_PARAMETER",
                "The cursor is not one of ours.",
                List.of(new FieldProblem("cursor", "WRONG_FORM", "Take the one of the page before.")));
    }
}
