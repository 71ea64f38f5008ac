package io.headgate.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.messaging.database.SqlArrays;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Rows that go to PostgreSQL as one array for each column come out as they went in. */
@HeadgateIT
class SqlArraysIT {

    @Autowired
    private JdbcTemplate jdbc;

    private record Row(
            UUID id,
            @Nullable String text,
            byte[] bytes,
            String at,
            int number,
            @Nullable Long amount,
            boolean flag) {}

    @Test
    void eachColumnIsReadBackByItsRow() {
        var rows = List.of(
                row("a \"quoted\", {braced} \\ text", "2026-03-01T05:00:00.123456Z", 7, 1L << 40, true),
                row(null, "2026-11-01T05:00:00Z", -1, null, false));

        var read = jdbc.query(
                """
                SELECT id, word, bytes, at, number, amount, flag
                  FROM unnest(?::uuid[], ?::text[], ?::bytea[], ?::timestamptz[], ?::int[], ?::bigint[], ?::boolean[])
                       WITH ORDINALITY AS r (id, word, bytes, at, number, amount, flag, place)
                 ORDER BY place
                """,
                statement -> SqlArrays.of(statement)
                        .add("uuid", rows, Row::id)
                        .add("text", rows, Row::text)
                        .add("bytea", rows, Row::bytes)
                        .add("timestamptz", rows, Row::at)
                        .add("int4", rows, Row::number)
                        .add("int8", rows, Row::amount)
                        .add("bool", rows, Row::flag),
                (row, _) -> new Row(
                        row.getObject("id", UUID.class),
                        row.getString("word"),
                        row.getBytes("bytes"),
                        row.getTimestamp("at").toInstant().toString(),
                        row.getInt("number"),
                        row.getObject("amount", Long.class),
                        row.getBoolean("flag")));

        assertThat(read).usingRecursiveComparison().isEqualTo(rows);
    }

    @Test
    void parametersBeforeTheArraysAreSetByTheCaller() {
        var words = List.of("x", "y");

        var read = jdbc.query(
                "SELECT ? || word AS word FROM unnest(?::text[], ?::int[]) AS r (word, place) ORDER BY place",
                statement -> {
                    statement.setString(1, "first ");
                    SqlArrays.from(statement, 2)
                            .add("text", words, word -> word)
                            .add("int4", words, words::indexOf);
                },
                (row, _) -> row.getString("word"));

        assertThat(read).containsExactly("first x", "first y");
    }

    @Test
    void noRowsAreEmptyArraysAndNoNulls() {
        var none = List.<Row>of();

        var read = jdbc.query(
                "SELECT cardinality(?::text[]) AS texts, cardinality(?::bytea[]) AS binaries",
                statement ->
                        SqlArrays.of(statement).add("text", none, Row::text).add("bytea", none, Row::bytes),
                (row, _) -> row.getString("texts") + " and " + row.getString("binaries"));

        assertThat(read).containsExactly("0 and 0");
    }

    private static Row row(@Nullable String text, String at, int number, @Nullable Long amount, boolean flag) {
        var bytes = String.valueOf(text).getBytes(StandardCharsets.UTF_16);
        return new Row(UUID.randomUUID(), text, bytes, at, number, amount, flag);
    }
}
