package io.headgate.embedded.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresIT {

    @TempDir
    Path directory;

    @Test
    void keepsItsRowsAndItsPasswordOverARestart() throws SQLException {
        PostgresOptions options = PostgresOptions.durable(directory.resolve("pg"), 0);
        String password;
        try (var postgres = EmbeddedPostgres.start(options)) {
            password = postgres.password();
            postgres.createDatabase("headgate");
            execute(postgres, "CREATE TABLE kept (n int)", "INSERT INTO kept VALUES (42)");
        }
        try (var postgres = EmbeddedPostgres.start(options)) {
            postgres.createDatabase("headgate");
            assertThat(postgres.password()).isEqualTo(password);
            assertThat(number(postgres, "SELECT n FROM kept")).isEqualTo(42);
        }
    }

    static void execute(EmbeddedPostgres postgres, String... statements) throws SQLException {
        try (var connection = postgres.connect("headgate");
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    static int number(EmbeddedPostgres postgres, String query) throws SQLException {
        try (var connection = postgres.connect("headgate");
                var result = connection.createStatement().executeQuery(query)) {
            result.next();
            return result.getInt(1);
        }
    }
}
