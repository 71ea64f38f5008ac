package io.headgate.config.condition.analysis;

import io.headgate.config.condition.Condition.Between;
import io.headgate.config.condition.Condition.Compare;
import io.headgate.config.condition.Condition.In;
import io.headgate.config.condition.Condition.Matches;
import io.headgate.config.condition.Conditions;
import io.headgate.config.condition.Literal;
import io.headgate.config.condition.analysis.ConditionTruth.Fact;
import io.headgate.config.condition.evaluation.CompiledCondition;
import io.headgate.config.condition.field.Field;
import io.headgate.config.condition.field.FieldCatalogue;
import io.headgate.config.condition.field.FieldCatalogue.Presence;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The values that a field can have, as far as a few comparisons can tell them apart. */
final class FieldValues {

    /** Stands for every text that nobody named; it is none that anybody could name. */
    private static final String ANOTHER = "\uFFFF another";

    // A lead has several counties. The others may come as texts that the configuration does not know.
    private static final Set<String> SEVERAL = Set.of(Field.Known.COUNTY.path());
    private static final Set<String> OPEN = Set.of(Field.Known.SERVICE_LINE.path(), Field.Known.SEGMENT.path());

    /** A fact ready to be asked of many values. */
    private record Asked(CompiledCondition compiled, boolean holds, boolean isPattern) {}

    private final String field;
    private final FieldCatalogue.Entry entry;

    FieldValues(String field, FieldCatalogue.Entry entry) {
        this.field = field;
        this.entry = entry;
    }

    /** Whether some value, or having none, agrees with all the facts; true as well when that is not known. */
    boolean allow(List<Fact> facts) {
        if (SEVERAL.contains(field)) {
            return true;
        }
        var asked = facts.stream()
                .map(fact -> new Asked(Conditions.compile(fact.leaf()), fact.holds(), fact.leaf() instanceof Matches))
                .toList();
        if (entry.presence() != Presence.ALWAYS && agrees(null, asked)) {
            return true;
        }
        if (entry.presence() == Presence.SEALED) {
            return false;
        }
        return switch (entry.type()) {
            case MIXED, DATE -> true;
            case BOOLEAN -> Stream.of(true, false).anyMatch(value -> agrees(value, asked));
            case NUMBER -> numbers(facts).stream().anyMatch(value -> agrees(value, asked));
            case TEXT -> texts(facts).anyMatch(value -> agrees(value, asked));
        };
    }

    private static boolean agrees(@Nullable Object value, List<Asked> facts) {
        // What nobody named may or may not look like a pattern.
        return facts.stream()
                .allMatch(fact -> fact.isPattern() && ANOTHER.equals(value)
                        || fact.compiled().test(_ -> value) == fact.holds());
    }

    private Stream<String> texts(List<Fact> facts) {
        if (!entry.values().isEmpty() && !OPEN.contains(field)) {
            return entry.values().stream();
        }
        var named = facts.stream()
                .flatMap(fact -> literals(fact).stream())
                .flatMap(literal -> literal instanceof Literal.Text(var text) ? Stream.of(text) : Stream.empty());
        return Stream.concat(Stream.of(ANOTHER), named.distinct());
    }

    /** Each number that is named, one between each two, and one beyond either end; within the field's own bounds. */
    private List<BigDecimal> numbers(List<Fact> facts) {
        var named = new TreeSet<BigDecimal>();
        facts.forEach(fact -> literals(fact).forEach(literal -> {
            if (literal instanceof Literal.Decimal(var _, var written)) {
                named.add(new BigDecimal(written));
            }
        }));
        Stream.ofNullable(entry.bounds().min()).forEach(named::add);
        Stream.ofNullable(entry.bounds().max()).forEach(named::add);
        named.add(BigDecimal.ZERO);
        var all = new ArrayList<>(named);
        all.add(named.first().subtract(BigDecimal.ONE));
        all.add(named.last().add(BigDecimal.ONE));
        BigDecimal before = null;
        for (var number : named) {
            if (before != null) {
                all.add(before.add(number).divide(BigDecimal.TWO));
            }
            if (entry.bounds().whole()) {
                all.add(number.setScale(0, RoundingMode.FLOOR));
                all.add(number.setScale(0, RoundingMode.FLOOR).add(BigDecimal.ONE));
            }
            before = number;
        }
        return all.stream().filter(this::isWithinBounds).toList();
    }

    private boolean isWithinBounds(BigDecimal number) {
        var bounds = entry.bounds();
        return (bounds.min() == null || number.compareTo(bounds.min()) >= 0)
                && (bounds.max() == null || number.compareTo(bounds.max()) <= 0)
                && (!bounds.whole() || number.stripTrailingZeros().scale() <= 0);
    }

    private static List<Literal> literals(Fact fact) {
        return switch (fact.leaf()) {
            case Compare(var _, var _, var value, var _) -> List.of(value);
            case In(var _, var values, var _) -> values;
            case Between(var _, var low, var high, var _) -> List.of(low, high);
            default -> List.of();
        };
    }
}
