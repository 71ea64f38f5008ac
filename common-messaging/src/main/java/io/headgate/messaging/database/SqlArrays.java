package io.headgate.messaging.database;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sets the parameters of a statement that reads its rows by {@code unnest}: one array for each column, in the order of
 * the columns.
 */
public final class SqlArrays {

    private final PreparedStatement statement;
    private int position;

    private SqlArrays(PreparedStatement statement, int position) {
        this.statement = statement;
        this.position = position;
    }

    /** Begins with the statement's first parameter. */
    public static SqlArrays of(PreparedStatement statement) {
        return from(statement, 1);
    }

    /** Begins with a later parameter, because those before it are no arrays. */
    public static SqlArrays from(PreparedStatement statement, int position) {
        return new SqlArrays(statement, position);
    }

    /** Sets the next parameter to one column of the rows, as an array of a type that PostgreSQL knows by this name. */
    public <T> SqlArrays add(String type, Collection<T> rows, Function<? super T, ? extends @Nullable Object> column)
            throws SQLException {
        @Nullable Object[] values = rows.stream().map(column).toArray();
        statement.setArray(position++, statement.getConnection().createArrayOf(type, typed(values)));
        return this;
    }

    // The driver takes bytes only from an array that says what it holds, and sends others without turning each value
    // into escaped text only from such an array.
    private static @Nullable Object[] typed(@Nullable Object[] values) {
        @Nullable Class<?> type = null;
        for (var value : values) {
            if (value != null) {
                if (type != null && !type.equals(value.getClass())) {
                    return values;
                }
                type = value.getClass();
            }
        }
        return type == null
                ? values
                : switch (type.getSimpleName()) {
                    case "String" -> Arrays.copyOf(values, values.length, String[].class);
                    case "Integer" -> Arrays.copyOf(values, values.length, Integer[].class);
                    case "Long" -> Arrays.copyOf(values, values.length, Long[].class);
                    case "Boolean" -> Arrays.copyOf(values, values.length, Boolean[].class);
                    case "byte[]" -> Arrays.copyOf(values, values.length, byte[][].class);
                    default -> values;
                };
    }
}
