package io.headgate.routing.core.network.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LongRangeTableTest {

    @Test
    void everyNumberHasItsStretchAndNoOtherHasAny() {
        var seed = System.nanoTime();
        for (var many : new int[] {1, 2, 3, 64, 1_000}) {
            // Close together and far apart, below zero and zero.
            var numbers = new SplittableRandom(seed)
                    .longs()
                    .map(number -> number % 3 == 0 ? number >> 54 : number)
                    .distinct()
                    .limit(2L * many)
                    .toArray();
            var table = new LongRangeTable(many);
            for (var i = 0; i < many; i++) {
                table.putRange(numbers[i], 7 * i, 7 * i + 1 + i % 5);
            }

            assertThat(IntStream.range(0, many))
                    .as("seed %d, %d numbers", seed, many)
                    .allSatisfy(i -> {
                        assertThat(LongRangeTable.begin(table.rangeAt(numbers[i])))
                                .isEqualTo(7 * i);
                        assertThat(LongRangeTable.end(table.rangeAt(numbers[i])))
                                .isEqualTo(7 * i + 1 + i % 5);
                    });
            assertThat(IntStream.range(many, 2 * many))
                    .as("seed %d, %d numbers", seed, many)
                    .allSatisfy(i -> assertThat(table.rangeAt(numbers[i])).isEqualTo(LongRangeTable.NOTHING));
        }
    }

    @Test
    void aTableOfNothingKnowsNothing() {
        assertThat(new LongRangeTable(0).rangeAt(0)).isEqualTo(LongRangeTable.NOTHING);
    }
}
