package io.headgate.portal.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;

class PageTest {

    private static final TreeMap<String, Integer> BY_ID = new TreeMap<>(Map.of("a", 1, "b", 2, "c", 3, "d", 4, "e", 5));
    private static final Predicate<Integer> ALL = _ -> true;

    @ParameterizedTest
    @NullAndEmptySource
    void withoutACursorTheFirstPageIsGiven(String cursor) {
        assertThat(Page.after(cursor, BY_ID, ALL, 2)).isEqualTo(new Page<>(List.of(1, 2), "b"));
    }

    @Test
    void theCursorLeadsToWhatStandsBehindIt() {
        assertThat(Page.after("b", BY_ID, ALL, 2)).isEqualTo(new Page<>(List.of(3, 4), "d"));
        assertThat(Page.after("bb", BY_ID, ALL, 1)).isEqualTo(new Page<>(List.of(3), "c"));
    }

    @Test
    void theLastPageHasNoCursorEvenWhenItIsFull() {
        assertThat(Page.after("c", BY_ID, ALL, 2)).isEqualTo(new Page<>(List.of(4, 5), null));
        assertThat(Page.after("e", BY_ID, ALL, 2)).isEqualTo(new Page<>(List.of(), null));
    }

    @Test
    void whatTheFilterKeepsOutTakesNoPlaceOnAPage() {
        assertThat(Page.after(null, BY_ID, number -> number % 2 == 1, 2)).isEqualTo(new Page<>(List.of(1, 3), "c"));
        assertThat(Page.after(null, BY_ID, number -> number > 3, 2)).isEqualTo(new Page<>(List.of(4, 5), null));
    }

    @Test
    void itemsThatBecomeSomethingElseStayOnTheirPage() {
        assertThat(new Page<>(List.of(1, 2), "b").map(String::valueOf)).isEqualTo(new Page<>(List.of("1", "2"), "b"));
    }
}
