package io.headgate.reconciliation.report.statement;

import io.headgate.reconciliation.report.statement.JdbcStatements.Position;
import io.headgate.service.web.Cursor;
import java.time.Instant;
import java.util.UUID;

/** Where a page of a statement ended; opaque to callers, so anything else they send is refused. */
final class StatementCursor {

    private static final Cursor CURSOR = Cursor.of(3, Cursor::notOurs);

    private StatementCursor() {}

    static String write(Position position) {
        return CURSOR.write(position.effectiveAt(), position.postedAt(), position.id());
    }

    static Position parse(String text) {
        return CURSOR.read(
                text,
                values -> new Position(
                        Instant.parse(values.get(0)), Instant.parse(values.get(1)), UUID.fromString(values.get(2))));
    }
}
