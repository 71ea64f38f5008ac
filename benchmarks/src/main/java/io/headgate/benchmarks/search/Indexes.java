package io.headgate.benchmarks.search;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The indexes of tables that are filled, taken away while they are and built again as they were. */
final class Indexes {

    private static final String OF = """
        SELECT c.conname IS NOT NULL AS key, i.tablename, coalesce(c.conname, i.indexname) AS name,
               coalesce(pg_get_constraintdef(c.oid), i.indexdef) AS definition
          FROM pg_indexes i
          LEFT JOIN pg_constraint c ON c.conname = i.indexname AND c.conrelid = i.tablename::regclass
         WHERE i.schemaname = current_schema AND i.tablename = ?\
        """;

    private final Connection connection;
    private final List<String> rebuild = new ArrayList<>();

    private Indexes(Connection connection) {
        this.connection = connection;
    }

    static Indexes dropped(Connection connection, String... tables) throws SQLException {
        var indexes = new Indexes(connection);
        for (var table : tables) {
            for (var drop : indexes.remember(table)) {
                indexes.execute(drop);
            }
        }
        return indexes;
    }

    private List<String> remember(String table) throws SQLException {
        var drops = new ArrayList<String>();
        try (var query = connection.prepareStatement(OF)) {
            query.setString(1, table);
            try (var found = query.executeQuery()) {
                while (found.next()) {
                    var name = found.getString("name");
                    var definition = found.getString("definition");
                    if (found.getBoolean("key")) {
                        drops.add("ALTER TABLE %s DROP CONSTRAINT %s".formatted(table, name));
                        rebuild.add("ALTER TABLE %s ADD CONSTRAINT %s %s".formatted(table, name, definition));
                    } else {
                        drops.add("DROP INDEX " + name);
                        rebuild.add(definition);
                    }
                }
            }
        }
        return drops;
    }

    void rebuild() throws SQLException {
        for (var statement : rebuild) {
            execute(statement);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
