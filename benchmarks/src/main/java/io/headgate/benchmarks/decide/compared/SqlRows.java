package io.headgate.benchmarks.decide.compared;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Rows by table, written as COPY reads them. */
final class SqlRows {

    private final Map<String, StringBuilder> tables = new LinkedHashMap<>();

    void add(String table, @Nullable Object... columns) {
        var line = tables.computeIfAbsent(table, _ -> new StringBuilder());
        for (var i = 0; i < columns.length; i++) {
            line.append(i == 0 ? "" : "\t").append(written(columns[i]));
        }
        line.append('\n');
    }

    // Nothing in a generated network needs escaping.
    private static String written(@Nullable Object value) {
        return switch (value) {
            case null -> "\\N";
            case List<?> several -> several.stream().map(SqlRows::written).collect(Collectors.joining(",", "{", "}"));
            case io.headgate.model.config.CapPeriod period -> period.name().toLowerCase(Locale.ROOT);
            default -> value.toString();
        };
    }

    void copyTo(Connection connection) throws SQLException, IOException {
        var copy = connection.unwrap(PGConnection.class).getCopyAPI();
        for (var table : tables.entrySet()) {
            copy.copyIn(
                    "COPY decide." + table.getKey() + " FROM STDIN",
                    new StringReader(table.getValue().toString()));
        }
    }
}
