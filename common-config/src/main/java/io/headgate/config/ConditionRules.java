package io.headgate.config;

import io.headgate.config.condition.ConditionProblem;
import io.headgate.config.condition.ConditionReading;
import io.headgate.config.condition.Conditions;
import io.headgate.config.condition.FieldCatalogue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads and checks the conditions of a document; equal texts, of which large networks have many, only once. */
final class ConditionRules {

    private final Report report;
    private final FieldCatalogue fields;
    private final Map<String, List<ConditionProblem>> known = new HashMap<>();

    ConditionRules(Report report, FieldCatalogue fields) {
        this.report = report;
        this.fields = fields;
    }

    void check(String path, @Nullable String condition) {
        if (condition == null) {
            return;
        }
        for (var problem : known.computeIfAbsent(condition, this::problems)) {
            report.error(
                    path,
                    code(problem.kind()),
                    "%s (at character %d)".formatted(Texts.printable(problem.detail()), problem.position() + 1));
        }
    }

    private List<ConditionProblem> problems(String condition) {
        return switch (Conditions.read(condition)) {
            case ConditionReading.Parsed(var parsed) -> Conditions.check(parsed, fields);
            case ConditionReading.Refused(var problems) -> problems;
        };
    }

    private static ConfigCode code(ConditionProblem.Kind kind) {
        return switch (kind) {
            case SYNTAX -> ConfigCode.CONDITION_SYNTAX;
            case UNKNOWN_FIELD -> ConfigCode.UNKNOWN_FIELD;
            case TYPE -> ConfigCode.CONDITION_TYPE;
        };
    }
}
