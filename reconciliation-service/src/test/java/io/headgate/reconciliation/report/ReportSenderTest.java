package io.headgate.reconciliation.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class ReportSenderTest {

    private final ReportSender sender = new ReportSender(new CountedTransactions());

    @Test
    void everyRowIsSentInItsOrderUnderTheColumns() throws Exception {
        var response = new MockHttpServletResponse();

        sender.send(new Numbers(1_234), new Numbers(1_234).export(Map.of()), response);

        assertThat(response.getContentType()).startsWith("text/csv");
        assertThat(response.getHeader("Content-Disposition")).isEqualTo("attachment; filename=\"numbers.csv\"");
        var lines = response.getContentAsString().lines().toList();
        assertThat(lines).hasSize(1_235);
        assertThat(lines.subList(0, 3)).containsExactly("number,comment", "0,\"zero, done\"", "1,\"zero, done\"");
        assertThat(lines.getLast()).isEqualTo("1233,\"zero, done\"");
    }

    @Test
    void neverMoreThanAChunkIsInMemoryAndNoTransactionIsOpenWhileOthersAreAsked() throws Exception {
        var numbers = new Numbers(1_234);

        sender.send(numbers, numbers.export(Map.of()), new MockHttpServletResponse());

        assertThat(numbers.chunks).containsExactly(500, 500, 234);
        assertThat(numbers.completedInATransaction).isFalse();
        assertThat(numbers.readInATransaction).isTrue();
    }

    @Test
    void nothingIsSentWhenARowCannotBeRead() {
        var response = new MockHttpServletResponse();
        var broken = new Numbers(10) {
            @Override
            void readRows(Consumer<List<String>> rows) {
                super.readRows(rows);
                throw new IllegalStateException("not to be read");
            }
        };

        assertThatThrownBy(() -> sender.send(broken, broken.export(Map.of()), response))
                .isInstanceOf(IllegalStateException.class);

        assertThat(response.getContentAsByteArray()).isEmpty();
        assertThat(response.getContentType()).isNull();
    }

    @Test
    void twoReportsCannotHaveOneName() {
        assertThatThrownBy(() -> new Reports(List.of(new Numbers(1), new Numbers(2))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("numbers");
    }

    private static class Numbers implements FinanceReport {

        final List<Integer> chunks = new ArrayList<>();
        boolean completedInATransaction;
        boolean readInATransaction;
        private final int count;

        Numbers(int count) {
            this.count = count;
        }

        @Override
        public String name() {
            return "numbers";
        }

        @Override
        public String description() {
            return "Numbers from zero on.";
        }

        @Override
        public List<String> columns() {
            return List.of("number", "comment");
        }

        @Override
        public Set<String> parameters() {
            return Set.of();
        }

        void readRows(Consumer<List<String>> rows) {
            readInATransaction = TransactionSynchronizationManager.isActualTransactionActive();
            IntStream.range(0, count).forEach(number -> rows.accept(List.of("" + number, "zero")));
        }

        @Override
        public Export export(Map<String, String> parameters) {
            return new Export() {
                @Override
                public String fileName() {
                    return "numbers.csv";
                }

                @Override
                public void readRows(Consumer<List<String>> rows) {
                    Numbers.this.readRows(rows);
                }

                @Override
                public List<List<String>> complete(List<List<String>> rows) {
                    chunks.add(rows.size());
                    completedInATransaction |= TransactionSynchronizationManager.isActualTransactionActive();
                    return rows.stream()
                            .map(row -> List.of(row.get(0), row.get(1) + ", done"))
                            .toList();
                }
            };
        }
    }

    private static class CountedTransactions extends AbstractPlatformTransactionManager {

        @Override
        protected Object doGetTransaction() {
            return new Object();
        }

        @Override
        protected void doBegin(Object transaction, org.springframework.transaction.TransactionDefinition definition) {
            assertThat(definition.isReadOnly()).isTrue();
        }

        @Override
        protected void doCommit(DefaultTransactionStatus status) {}

        @Override
        protected void doRollback(DefaultTransactionStatus status) {}
    }
}
