package io.headgate.portal.core;

import org.jspecify.annotations.Nullable;

/** Records who did what to which object. Entries are only ever added; no entry holds a secret value. */
public interface AuditLog {

    /**
     * Adds an entry about the current request, in the caller's transaction.
     *
     * @param object what was changed, such as {@code endpoint:dealer-114-crm}
     * @param before what it was, in JSON form; null when it did not exist
     * @param after what it is now, in JSON form; null when it is gone
     */
    void recordAction(String action, String object, @Nullable Object before, @Nullable Object after);
}
