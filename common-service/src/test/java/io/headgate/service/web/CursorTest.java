package io.headgate.service.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    private static final UUID ID = UUID.fromString("00000000-0000-0000-0000-000000000001");
    private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");

    @Test
    void cursorsThatListsGaveBeforeAreStillRead() {
        var lead = Cursor.of(2, Cursor::notOurs);
        var hold = Cursor.of(2, Cursor::notOurs).separatedBy('/');

        assertThat(lead.read(
                        "MjAyNi0wMS0wMlQwMzowNDowNVp8MDAwMDAwMDAtMDAwMC0wMDAwLTAwMDAtMDAwMDAwMDAwMDAx",
                        Function.identity()))
                .containsExactly(AT.toString(), ID.toString());
        assertThat(hold.read(
                        "MjAyNi0wMS0wMlQwMzowNDowNVovMDAwMDAwMDAtMDAwMC0wMDAwLTAwMDAtMDAwMDAwMDAwMDAx",
                        Function.identity()))
                .containsExactly(AT.toString(), ID.toString());
    }

    @Test
    void theLastValueMayHoldTheSeparator() {
        var cursor = Cursor.of(2, Cursor::notOurs);

        assertThat(cursor.read(cursor.write(7, "vendor|a"), Function.identity()))
                .isEqualTo(List.of("7", "vendor|a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%%%", "bm90IG91cnM", "eHx5"})
    void anythingElseIsRefused(String text) {
        var cursor = Cursor.of(2, Cursor::notOurs);

        assertThatThrownBy(() -> cursor.read(text, values -> Instant.parse(values.getFirst())))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code())
                        .isEqualTo("BAD_PARAMETER"));
    }
}
