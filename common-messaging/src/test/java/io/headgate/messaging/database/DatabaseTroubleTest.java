package io.headgate.messaging.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

class DatabaseTroubleTest {

    @ParameterizedTest
    @ValueSource(strings = {"08000", "08006", "53300", "57P01", "57P03"})
    void a_state_of_a_database_that_is_away_is_an_outage(String state) {
        assertThat(DatabaseTrouble.isOutage(withState(state))).isTrue();
        assertThat(DatabaseTrouble.isTransient(withState(state))).isTrue();
        assertThat(DatabaseTrouble.isConflict(withState(state))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01", "55P03"})
    void a_state_of_two_transactions_that_met_is_a_conflict_and_no_outage(String state) {
        assertThat(DatabaseTrouble.isConflict(withState(state))).isTrue();
        assertThat(DatabaseTrouble.isTransient(withState(state))).isTrue();
        assertThat(DatabaseTrouble.isOutage(withState(state))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "42601", "22P02", "57014", "40002", "55000"})
    void a_state_of_a_wrong_statement_is_neither(String state) {
        assertThat(DatabaseTrouble.isTransient(withState(state))).isFalse();
    }

    @ParameterizedTest
    @MethodSource("outages")
    void what_spring_says_of_resources_and_transactions_is_an_outage(RuntimeException failure) {
        assertThat(DatabaseTrouble.isOutage(failure)).isTrue();
        assertThat(DatabaseTrouble.isOutage(new IllegalStateException("while doing so", failure)))
                .isTrue();
    }

    static Stream<RuntimeException> outages() {
        return Stream.of(
                new QueryTimeoutException("slow"),
                new CannotAcquireLockException("locked"),
                new RecoverableDataAccessException("again"),
                new DataAccessResourceFailureException("away"),
                new CannotGetJdbcConnectionException("none"),
                new CannotCreateTransactionException("none"),
                new TransactionSystemException("commit"));
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void what_spring_says_of_a_statement_is_a_bug(RuntimeException failure) {
        assertThat(DatabaseTrouble.isTransient(failure)).isFalse();
    }

    static Stream<RuntimeException> bugs() {
        return Stream.of(
                new DuplicateKeyException("twice"),
                new DataIntegrityViolationException("check"),
                new BadSqlGrammarException("look", "SELEC", new SQLException("no", "42601")),
                new IllegalStateException("no database at all"));
    }

    @Test
    void a_cause_below_what_spring_cannot_name_decides() {
        var locked = new UncategorizedSQLException("open", "UPDATE", new SQLException("wait", "55P03"));

        assertThat(DatabaseTrouble.isConflict(locked)).isTrue();
        assertThat(DatabaseTrouble.isOutage(locked)).isFalse();
    }

    @Test
    void a_failure_without_a_state_is_neither() {
        assertThat(DatabaseTrouble.isTransient(new SQLException("no state"))).isFalse();
    }

    private static RuntimeException withState(String state) {
        return new IllegalStateException("wrapped", new SQLException("failed", state));
    }
}
