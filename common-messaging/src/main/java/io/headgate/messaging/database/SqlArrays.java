package io.headgate.messaging.database;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.function.Function;
import java.util.function.IntFunction;
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
        var values = rows.stream().map(column).toArray(arrayOf(type));
        statement.setArray(position++, statement.getConnection().createArrayOf(type, values));
        return this;
    }

    // The driver takes binary values only from an array that says what it holds.
    private static IntFunction<@Nullable Object[]> arrayOf(String type) {
        return type.equals("bytea") ? byte[][]::new : Object[]::new;
    }
}
