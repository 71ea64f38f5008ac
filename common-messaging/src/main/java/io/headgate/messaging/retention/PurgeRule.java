package io.headgate.messaging.retention;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * Rows of one table that may be forgotten.
 *
 * @param table whose rows
 * @param ageColumn the moment that counts; it has an index, so that looking for old rows does not read the young ones
 * @param before given the present moment, that before which rows go; empty while none may
 */
public record PurgeRule(String table, String ageColumn, Function<Instant, Optional<Instant>> before) {

    /** Rows go once they are older than this; a negative time keeps them for ever. */
    public static PurgeRule after(Duration keep, String table, String ageColumn) {
        return new PurgeRule(
                table, ageColumn, now -> keep.isNegative() ? Optional.empty() : Optional.of(now.minus(keep)));
    }

    // Copies of a service that purge at once pass over each other's rows instead of waiting for one another.
    String statement() {
        return """
            DELETE FROM %1$s
             WHERE ctid = ANY(ARRAY(
                   SELECT ctid FROM %1$s WHERE %2$s < :before LIMIT :batch FOR UPDATE SKIP LOCKED))
            """.formatted(table, ageColumn);
    }
}
