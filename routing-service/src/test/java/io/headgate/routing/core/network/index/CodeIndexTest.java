package io.headgate.routing.core.network.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

class CodeIndexTest {

    private record Holder(String name, Collection<String> codes) {}

    private static final Holder AUSTIN = new Holder("austin", List.of("78717", "78701", "78717"));
    private static final Holder NEXT_DOOR = new Holder("next door", List.of("78717"));
    private static final Holder EDGES = new Holder("edges", List.of("00000", "99999", "7871", "7871x", "787170"));

    private static List<String> at(CodeIndex<Holder> index, String code) {
        var names = new ArrayList<String>();
        for (var i = index.firstIndex(code); i < index.endIndex(code); i++) {
            names.add(index.entry(i).name());
        }
        return names;
    }

    @Test
    void findsEveryEntryOfACodeOnceAndInTheOrderGiven() {
        var index = CodeIndex.of(List.of(NEXT_DOOR, EDGES, AUSTIN), Holder::codes);

        assertThat(at(index, "78717")).containsExactly("next door", "austin");
        assertThat(at(index, "78701")).containsExactly("austin");
        assertThat(at(index, "00000")).containsExactly("edges");
        assertThat(at(index, "99999")).containsExactly("edges");
        assertThat(at(index, "78718")).isEmpty();
    }

    @Test
    void findsNothingOutsideOfWhatItHolds() {
        var index = CodeIndex.of(List.of(AUSTIN), Holder::codes);

        assertThat(at(index, "00000")).isEmpty();
        assertThat(at(index, "78700")).isEmpty();
        assertThat(at(index, "78718")).isEmpty();
        assertThat(at(index, "99999")).isEmpty();
    }

    @Test
    void findsNothingUnderWhatIsNoCode() {
        var index = CodeIndex.of(List.of(AUSTIN, EDGES), Holder::codes);

        for (var text : List.of("", "7871", "7871x", "787170", "٧٨٧١٧")) {
            assertThat(at(index, text)).as(text).isEmpty();
        }
    }

    @Test
    void isEmptyWithoutEntries() {
        assertThat(at(CodeIndex.of(List.<Holder>of(), Holder::codes), "78717")).isEmpty();
    }
}
