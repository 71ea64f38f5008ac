package io.headgate.messaging.database;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Work that may only be done once the present transaction has committed: never when it is rolled back. */
public final class AfterCommit {

    private AfterCommit() {}

    /**
     * Runs the work right after the commit, on the thread that commits. What it throws reaches whoever commits, although
     * everything is stored, and the work that was given after it is not done.
     *
     * @throws IllegalStateException outside a transaction: there is no commit to wait for, and work done at once would
     *     hide that the transaction is missing
     */
    public static void run(Runnable work) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("work can only wait for a commit inside a transaction");
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                work.run();
            }
        });
    }
}
