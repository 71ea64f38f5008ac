package io.headgate.intake.core.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headgate.intake.core.normalisation.CleanText;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Bodies within 256 KiB that would cost far more than they look. */
class CostlyBodyTest {

    @Test
    void longNamesOverManyLeavesAreRefusedBeforeTheyMultiply() {
        var leaves = new HashMap<String, Object>();
        for (int i = 0; i < 15_000; i++) {
            leaves.put("k" + i, 1);
        }

        assertThatThrownBy(() -> FlatBody.of(Map.of("x".repeat(50_000), leaves)))
                .isInstanceOf(FlatBody.TooWideException.class);
        assertThatThrownBy(() -> FlatBody.of(Map.of("group", leaves))).isInstanceOf(FlatBody.TooWideException.class);
    }

    @Test
    void aNameOfTensOfThousandsOfDotsIsRefused() {
        assertThatThrownBy(() -> FlatBody.of(Map.of("a.".repeat(32_000), "x")))
                .isInstanceOf(FlatBody.TooWideException.class);
    }

    @Test
    void aTextBeyondEveryLimitIsNotNormalised() {
        // Alternating combining marks take the JDK's normaliser quadratic time; unchanged means that it was not asked.
        var marks = "\u0301\u0316".repeat(60_000);

        assertThat(CleanText.line(marks)).isSameAs(marks);
        assertThat(CleanText.lines(marks)).isSameAs(marks);
    }

    @Test
    void anOrdinaryBodyIsFlattenedAsBefore() {
        var body = new LinkedHashMap<String, Object>();
        body.put("address", Map.of("zip", "78717"));

        assertThat(FlatBody.of(body).fields()).containsEntry("address.zip", "78717");
    }
}
