package io.headgate.messaging.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

class AfterCommitTest {

    private final List<String> done = new ArrayList<>();
    private final TransactionTemplate transaction = new TransactionTemplate(new RememberingTransactions(done));

    @Test
    void work_is_done_after_the_commit_and_in_its_order() {
        transaction.executeWithoutResult(_ -> {
            AfterCommit.run(() -> done.add("first"));
            AfterCommit.run(() -> done.add("second"));
            done.add("statement");
        });

        assertThat(done).containsExactly("statement", "commit", "first", "second");
    }

    @Test
    void work_of_a_transaction_that_is_rolled_back_is_never_done() {
        transaction.executeWithoutResult(status -> {
            AfterCommit.run(() -> done.add("work"));
            status.setRollbackOnly();
        });

        assertThat(done).containsExactly("rollback");
    }

    @Test
    void without_a_transaction_work_is_refused_and_not_done() {
        assertThatIllegalStateException()
                .isThrownBy(() -> AfterCommit.run(() -> done.add("work")))
                .withMessageContaining("inside a transaction");
        assertThat(done).isEmpty();
    }

    @Test
    void where_a_transaction_is_only_supported_and_none_is_open_work_is_refused_too() {
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_SUPPORTS);

        assertThatIllegalStateException()
                .isThrownBy(() -> transaction.executeWithoutResult(_ -> AfterCommit.run(() -> done.add("work"))));
        assertThat(done).doesNotContain("work");
    }

    @Test
    void what_work_throws_reaches_whoever_commits_although_all_is_stored() {
        assertThatIllegalStateException()
                .isThrownBy(() -> transaction.executeWithoutResult(_ -> {
                    AfterCommit.run(() -> {
                        throw new IllegalStateException("no metrics");
                    });
                    AfterCommit.run(() -> done.add("later work"));
                }))
                .withMessage("no metrics");
        assertThat(done).containsExactly("commit");
    }

    private static final class RememberingTransactions extends AbstractPlatformTransactionManager {

        private final transient List<String> done;

        RememberingTransactions(List<String> done) {
            this.done = done;
        }

        @Override
        protected Object doGetTransaction() {
            return this;
        }

        @Override
        protected void doBegin(Object transaction, TransactionDefinition definition) {}

        @Override
        protected void doCommit(DefaultTransactionStatus status) {
            done.add("commit");
        }

        @Override
        protected void doRollback(DefaultTransactionStatus status) {
            done.add("rollback");
        }
    }
}
