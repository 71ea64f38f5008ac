package io.headgate.messaging.consumer;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** Tells an outage from a bug: an outage is waited for, a bug is not repeated for ever. */
final class Failures {

    // serialization_failure, deadlock_detected, lock_not_available
    private static final Set<String> CONFLICTS = Set.of("40001", "40P01", "55P03");

    private Failures() {}

    /** Trouble of the database or the way to it, which says nothing about the record. */
    static boolean transientTrouble(Throwable failure) {
        for (@Nullable Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof TransientDataAccessException
                    || t instanceof RecoverableDataAccessException
                    || t instanceof NonTransientDataAccessResourceException
                    || t instanceof CannotCreateTransactionException
                    || t instanceof TransactionSystemException) {
                return true;
            }
            if (t instanceof SQLException sql && transientState(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /** Two transactions met; the next try will very likely succeed. */
    static boolean worthRetryingAtOnce(Throwable failure) {
        for (@Nullable Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof SQLException sql && CONFLICTS.contains(String.valueOf(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    private static boolean transientState(@Nullable String state) {
        // 08 connection, 53 resources, 57 operator intervention (shutdown, crash)
        return state != null
                && (state.startsWith("08")
                        || state.startsWith("53")
                        || state.startsWith("57P")
                        || CONFLICTS.contains(state));
    }
}
