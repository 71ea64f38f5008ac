package io.headgate.config.condition;

import static org.assertj.core.api.Assertions.assertThat;

import io.headgate.config.condition.Condition.AllOf;
import io.headgate.config.condition.Condition.AnyOf;
import io.headgate.config.condition.Condition.Between;
import io.headgate.config.condition.Condition.Compare;
import io.headgate.config.condition.Condition.Exists;
import io.headgate.config.condition.Condition.In;
import io.headgate.config.condition.Condition.Inside;
import io.headgate.config.condition.Condition.Matches;
import io.headgate.config.condition.Condition.NoneOf;
import io.headgate.config.condition.Condition.Within;
import io.headgate.reference.ReferenceData;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class ConditionPropertyTest {

    private static final int ROUNDS = 20_000;
    private static final int LEADS = 5;
    private static final Predicate<LocalDate> HOLIDAYS = ReferenceData.load()::isFederalHoliday;

    private final long seed = Long.getLong("conditions.seed", 20_261_125L);

    @Test
    void readsTheTextOfAnyTreeBackToTheSameTree() {
        System.out.printf("conditions.seed=%d%n", seed);
        var random = new RandomConditions(seed);
        for (var round = 0; round < ROUNDS; round++) {
            var tree = random.condition(4);
            var text = Conditions.text(tree);
            var read = Conditions.read(text);
            assertThat(read).as("seed %d: %s", seed, text).isInstanceOf(ConditionReading.Parsed.class);
            var again = ((ConditionReading.Parsed) read).condition();
            assertThat(nowhere(again)).as("seed %d: %s", seed, text).isEqualTo(tree);
            assertThat(Conditions.text(again)).isEqualTo(text);
        }
    }

    @Test
    void answersAsANaiveEvaluationDoes() {
        System.out.printf("conditions.seed=%d%n", seed);
        var random = new RandomConditions(seed);
        var held = 0;
        for (var round = 0; round < ROUNDS; round++) {
            var tree = random.condition(3);
            var compiled = Conditions.compile(tree, HOLIDAYS);
            for (var i = 0; i < LEADS; i++) {
                var lead = random.lead();
                var holds = compiled.test(lead);
                assertThat(holds)
                        .as("seed %d: %s of %s", seed, Conditions.text(tree), lead)
                        .isEqualTo(new NaiveEvaluation(lead, HOLIDAYS).holds(tree));
                held += holds ? 1 : 0;
            }
        }
        // Cases that all come out alike would prove nothing.
        assertThat(held).isBetween(ROUNDS * LEADS / 10, ROUNDS * LEADS * 9 / 10);
    }

    /** The condition without the positions in its text. */
    private static Condition nowhere(Condition condition) {
        return switch (condition) {
            case AllOf(var parts) -> new AllOf(nowhere(parts));
            case AnyOf(var parts) -> new AnyOf(nowhere(parts));
            case NoneOf(var parts) -> new NoneOf(nowhere(parts));
            case Compare(var field, var op, var value, var _) -> new Compare(field, op, value, 0);
            case In(var field, var values, var _) -> new In(field, values, 0);
            case Between(var field, var low, var high, var _) -> new Between(field, low, high, 0);
            case Matches(var field, var pattern, var _) -> new Matches(field, pattern, 0);
            case Exists(var field, var _) -> new Exists(field, 0);
            case Inside(var area, var _) -> new Inside(area, 0);
            case Within(var hours, var zone, var _) -> new Within(hours, zone, 0);
        };
    }

    private static List<Condition> nowhere(List<Condition> parts) {
        return parts.stream().map(ConditionPropertyTest::nowhere).toList();
    }
}
