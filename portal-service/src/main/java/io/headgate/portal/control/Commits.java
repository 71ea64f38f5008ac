package io.headgate.portal.control;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What is remembered of a transaction's work, and only once it has committed: numbers of one that did not are given out again. */
final class Commits {

    private Commits() {}

    static void afterwards(Runnable remember) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                remember.run();
            }
        });
    }
}
