package io.headgate.config.rules;

import io.headgate.config.ConfigCode;
import io.headgate.config.condition.ConditionProblem;
import io.headgate.config.condition.ConditionReading;
import io.headgate.config.condition.Conditions;
import io.headgate.config.condition.Truth;
import io.headgate.config.condition.field.FieldCatalogue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads and checks the conditions of a document; equal texts, of which large networks have many, only once. */
public final class ConditionRules {

    private static final int LONGEST_SENTENCE = 200;

    private final ValidationReport report;
    private final FieldCatalogue fields;
    private final Map<String, Checked> known = new HashMap<>();

    /** What was found out of one text; a text with problems has no meaning that anything could be proved of. */
    private record Checked(
            List<ConditionProblem> problems, Truth truth, Set<String> sealed, String canonical, String sentence) {

        static Checked wrong(List<ConditionProblem> problems, String text) {
            return new Checked(problems, Truth.DEPENDS, Set.of(), text, text);
        }
    }

    public ConditionRules(ValidationReport report, FieldCatalogue fields) {
        this.report = report;
        this.fields = fields;
    }

    public void check(String path, @Nullable String condition) {
        if (condition == null) {
            return;
        }
        var checked = checked(condition);
        for (var problem : checked.problems()) {
            report.error(
                    path,
                    code(problem.kind()),
                    "%s (at character %d)".formatted(MessageText.printable(problem.detail()), problem.position() + 1));
        }
        for (var field : checked.sealed()) {
            report.lint(
                    path,
                    ConfigCode.SEALED_FIELD,
                    "%s is free text, which stays sealed with the person: no condition ever sees it.".formatted(field));
        }
        if (checked.truth() == Truth.NEVER) {
            report.lint(
                    path, ConfigCode.CONDITION_NEVER_TRUE, "No lead can ever meet it: %s.".formatted(shown(checked)));
        } else if (checked.truth() == Truth.ALWAYS) {
            report.lint(path, ConfigCode.CONDITION_ALWAYS_TRUE, "Every lead meets it: %s.".formatted(shown(checked)));
        }
    }

    /** What can be proved of the condition; none at all is met by every lead. */
    public Truth truth(@Nullable String condition) {
        return condition == null ? Truth.ALWAYS : checked(condition).truth();
    }

    /** Whether both are the same condition, however it is written. */
    public boolean same(String one, @Nullable String other) {
        return other != null && checked(one).canonical().equals(checked(other).canonical());
    }

    private Checked checked(String condition) {
        return known.computeIfAbsent(condition, this::read);
    }

    private Checked read(String text) {
        return switch (Conditions.read(text)) {
            case ConditionReading.Refused(var problems) -> Checked.wrong(problems, text);
            case ConditionReading.Parsed(var condition) -> {
                var problems = Conditions.check(condition, fields);
                yield problems.isEmpty()
                        ? new Checked(
                                problems,
                                Conditions.truth(condition, fields),
                                Conditions.sealedFields(condition, fields),
                                Conditions.text(condition),
                                Conditions.sentence(condition))
                        : Checked.wrong(problems, text);
            }
        };
    }

    private static String shown(Checked checked) {
        return MessageText.printable(MessageText.cut(checked.sentence(), LONGEST_SENTENCE));
    }

    private static ConfigCode code(ConditionProblem.Kind kind) {
        return switch (kind) {
            case SYNTAX -> ConfigCode.CONDITION_SYNTAX;
            case UNKNOWN_FIELD -> ConfigCode.UNKNOWN_FIELD;
            case TYPE -> ConfigCode.CONDITION_TYPE;
        };
    }
}
