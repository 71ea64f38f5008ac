package io.headgate.messaging.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordBatchesTest {

    @Test
    void worksOfOneHandlerShareARunAcrossKeys() {
        assertThat(runs("a:decided a:finished b:decided b:finished c:decided"))
                .containsExactly("a:decided b:decided c:decided", "a:finished b:finished");
    }

    @Test
    void worksOfOneKeyNeverOvertakeEachOther() {
        assertThat(runs("a:decided a:finished a:decided b:finished b:decided"))
                .containsExactly("a:decided", "a:finished b:finished", "a:decided b:decided");
    }

    @Test
    void repeatsOfOneKeyAndHandlerStayInTheirOrder() {
        assertThat(runs("a:decided a:decided b:decided")).containsExactly("a:decided a:decided b:decided");
    }

    private static List<String> runs(String works) {
        // Interned: a handler is known by its identity.
        return RecordBatches.of(Arrays.asList(works.split(" ")), work -> work.substring(0, 1), work -> work.substring(2)
                        .intern())
                .stream()
                .map(run -> String.join(" ", run))
                .toList();
    }
}
