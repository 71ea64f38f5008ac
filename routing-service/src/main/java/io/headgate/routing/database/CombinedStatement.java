package io.headgate.routing.database;

import io.headgate.messaging.database.SqlArrays;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Changes of several tables in one statement, whose round trip and snapshot they share. Each part takes its rows as
 * arrays. In which order PostgreSQL runs the parts is not said, and none sees what the others change; foreign keys are
 * checked at the end. So no row may be changed by two parts.
 */
public final class CombinedStatement {

    private static final String SEPARATOR = "\u001f";

    /** How a part's text makes an array of what {@link #joined} joined in a parameter. */
    public static final String ARRAY_OF_JOINED = "string_to_array(%s, E'\\x1f')";

    /** Sets the arrays of one part. */
    @FunctionalInterface
    public interface Columns {
        void set(SqlArrays arrays) throws SQLException;
    }

    private record Part(String sql, Columns columns) {}

    private final List<Part> parts = new ArrayList<>();

    /** Adds a part: an INSERT, UPDATE or DELETE without a semicolon. */
    public CombinedStatement addPart(String sql, Columns columns) {
        parts.add(new Part(sql, columns));
        return this;
    }

    /** Runs all parts, in the caller's transaction. */
    public void execute(JdbcTemplate template) {
        if (parts.isEmpty()) {
            return;
        }
        var sql = IntStream.range(0, parts.size())
                .mapToObj(i -> "part%d AS (%s)".formatted(i, parts.get(i).sql()))
                .collect(Collectors.joining(", ", "WITH ", " SELECT 1"));
        template.query(
                sql,
                statement -> {
                    var arrays = SqlArrays.of(statement);
                    for (var part : parts) {
                        part.columns().set(arrays);
                    }
                },
                _ -> {});
    }

    /** Several words in one element, because an array of arrays would need as many of each row. */
    public static String joined(Collection<String> words) {
        return String.join(SEPARATOR, words);
    }
}
