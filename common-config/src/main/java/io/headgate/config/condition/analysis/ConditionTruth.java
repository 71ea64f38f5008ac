package io.headgate.config.condition.analysis;

import io.headgate.config.condition.Condition;
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
import io.headgate.config.condition.Truth;
import io.headgate.config.condition.field.FieldCatalogue;
import io.headgate.config.condition.syntax.ConditionText;
import io.headgate.config.hours.HoursReading;
import io.headgate.config.hours.WeeklyHours;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a condition can come out either way. It claims always or never only where that is proved: the condition is
 * written out as cases, and in each case every field is tried with one value of each kind that the case can tell apart.
 * Fields count as independent of each other, which may miss a contradiction and never invents one.
 */
public final class ConditionTruth {

    private static final int MOST_CASES = 400;

    /** A comparison that holds, or does not. */
    record Fact(Condition leaf, boolean holds) {}

    private final FieldCatalogue fields;

    private ConditionTruth(FieldCatalogue fields) {
        this.fields = fields;
    }

    /** The verdict on a condition that was checked against the same catalogue before. */
    public static Truth of(Condition condition, FieldCatalogue fields) {
        var truth = new ConditionTruth(fields);
        if (truth.isImpossible(condition, true)) {
            return Truth.NEVER;
        }
        return truth.isImpossible(condition, false) ? Truth.ALWAYS : Truth.DEPENDS;
    }

    /** The fields of the condition whose values no decision ever sees. */
    public static Set<String> sealed(Condition condition, FieldCatalogue fields) {
        var sealed = new LinkedHashSet<String>();
        switch (condition) {
            case AllOf(var parts) -> parts.forEach(part -> sealed.addAll(sealed(part, fields)));
            case AnyOf(var parts) -> parts.forEach(part -> sealed.addAll(sealed(part, fields)));
            case NoneOf(var parts) -> parts.forEach(part -> sealed.addAll(sealed(part, fields)));
            default ->
                fields.entry(String.valueOf(field(condition)))
                        .filter(entry -> entry.presence() == FieldCatalogue.Presence.SEALED)
                        .ifPresent(_ -> sealed.add(String.valueOf(field(condition))));
        }
        return sealed;
    }

    private boolean isImpossible(Condition condition, boolean wanted) {
        return cases(condition, wanted)
                .map(cases -> cases.stream().noneMatch(this::isPossible))
                .orElse(false);
    }

    /** All the ways in which the condition comes out as wanted; empty when there are too many to look at. */
    private static Optional<List<List<Fact>>> cases(Condition condition, boolean wanted) {
        return switch (condition) {
            case AllOf(var parts) -> wanted ? together(parts, true) : either(parts, false);
            case AnyOf(var parts) -> wanted ? either(parts, true) : together(parts, false);
            case NoneOf(var parts) -> wanted ? together(parts, false) : either(parts, true);
            default -> Optional.of(List.of(List.of(new Fact(condition, wanted))));
        };
    }

    private static Optional<List<List<Fact>>> either(List<Condition> parts, boolean wanted) {
        var all = new ArrayList<List<Fact>>();
        for (var part : parts) {
            var cases = cases(part, wanted);
            if (cases.isEmpty() || all.size() + cases.get().size() > MOST_CASES) {
                return Optional.empty();
            }
            all.addAll(cases.get());
        }
        return Optional.of(all);
    }

    private static Optional<List<List<Fact>>> together(List<Condition> parts, boolean wanted) {
        List<List<Fact>> product = List.of(List.of());
        for (var part : parts) {
            var cases = cases(part, wanted);
            if (cases.isEmpty() || product.size() * cases.get().size() > MOST_CASES) {
                return Optional.empty();
            }
            var next = new ArrayList<List<Fact>>();
            for (var before : product) {
                for (var each : cases.get()) {
                    var joined = new ArrayList<>(before);
                    joined.addAll(each);
                    next.add(joined);
                }
            }
            product = next;
        }
        return Optional.of(product);
    }

    private boolean isPossible(List<Fact> facts) {
        var known = new HashMap<String, Boolean>();
        var byField = new LinkedHashMap<String, List<Fact>>();
        for (var fact : facts) {
            // Whatever the comparison is: it does not hold and fail at once.
            var before = known.putIfAbsent(ConditionText.of(fact.leaf()), fact.holds());
            if (before != null && before != fact.holds() || isNeverOpen(fact)) {
                return false;
            }
            var field = field(fact.leaf());
            if (field != null) {
                byField.computeIfAbsent(field, _ -> new ArrayList<>()).add(fact);
            }
        }
        return byField.entrySet().stream().allMatch(field -> fields.entry(field.getKey())
                .map(entry -> new FieldValues(field.getKey(), entry).allow(field.getValue()))
                .orElse(true));
    }

    private static boolean isNeverOpen(Fact fact) {
        return fact.holds()
                && fact.leaf() instanceof Within(var hours, var _, var _)
                && WeeklyHours.read(hours) instanceof HoursReading.Readable(var week)
                && !week.everOpen();
    }

    private static @Nullable String field(Condition leaf) {
        return switch (leaf) {
            case Compare(var field, var _, var _, var _) -> field;
            case In(var field, var _, var _) -> field;
            case Between(var field, var _, var _, var _) -> field;
            case Matches(var field, var _, var _) -> field;
            case Exists(var field, var _) -> field;
            case AllOf _, AnyOf _, NoneOf _, Inside _, Within _ -> null;
        };
    }
}
