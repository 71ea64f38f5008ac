package io.headgate.messaging.database;

import java.sql.SQLException;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/**
 * Tells trouble of the database, which is waited for, from a statement that is wrong, which is our bug and is not
 * repeated for ever. A failure is judged with all its causes.
 */
public final class DatabaseTrouble {

    // connection, resources, operator intervention (shutdown, crash)
    private static final Set<String> AWAY = Set.of("08", "53", "57P");

    // serialization_failure, deadlock_detected, lock_not_available
    private static final Set<String> CONFLICTS = Set.of("40001", "40P01", "55P03");

    private DatabaseTrouble() {}

    /** The database or the way to it is in trouble, which says nothing about what was to be done there. */
    public static boolean isOutage(Throwable failure) {
        return anyCause(failure, DatabaseTrouble::saysOutage);
    }

    /** Two transactions met: the next try will very likely succeed. */
    public static boolean isConflict(Throwable failure) {
        return anyCause(failure, cause -> CONFLICTS.contains(stateOf(cause)));
    }

    /** Either of them: later it may well succeed as it is. */
    public static boolean isTransient(Throwable failure) {
        return isOutage(failure) || isConflict(failure);
    }

    private static boolean saysOutage(Throwable failure) {
        return failure instanceof TransientDataAccessException
                || failure instanceof RecoverableDataAccessException
                || failure instanceof NonTransientDataAccessResourceException
                || failure instanceof CannotCreateTransactionException
                || failure instanceof TransactionSystemException
                || AWAY.stream().anyMatch(stateOf(failure)::startsWith);
    }

    private static String stateOf(Throwable failure) {
        var state = failure instanceof SQLException sql ? sql.getSQLState() : null;
        return state == null ? "" : state;
    }

    private static boolean anyCause(Throwable failure, Predicate<Throwable> says) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (says.test(cause)) {
                return true;
            }
        }
        return false;
    }
}
