package io.headgate.config.document;

import io.headgate.config.ConfigCode;
import io.headgate.config.ConfigProblem;
import io.headgate.config.condition.Condition;
import io.headgate.config.condition.ConditionReading;
import io.headgate.config.condition.Conditions;
import io.headgate.config.condition.field.FieldCatalogue;
import io.headgate.config.rules.ConditionRules;
import io.headgate.config.rules.ValidationReport;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One condition as text, as a tree, and in plain words: the same condition, whichever form it was given in.
 *
 * @param problems what publishing it would refuse; the forms are null when it cannot be read at all
 */
public record ConditionForms(
        @Nullable String text,
        @Nullable Map<String, Object> tree,
        @Nullable String sentence,
        List<ConfigProblem> problems) {

    private static final String KEY = "condition";

    public ConditionForms {
        problems = List.copyOf(problems);
    }

    /** Reads a YAML or JSON text with the one key condition, whose value is a text or a tree. */
    public static ConditionForms read(String document, FieldCatalogue fields) {
        var problems = new ProblemCollector();
        var written = new DocumentParser(problems).parse(document);
        if (written.isPresent() && problems.count() == 0 && written.get() instanceof RawNode.Mapping(var entries)) {
            var condition = entries.get(KEY);
            if (condition != null && entries.size() == 1) {
                return of(condition, fields, problems);
            }
        }
        if (problems.count() == 0) {
            problems.add("", ConfigCode.MISSING, "Expected {condition: a text or a tree} and nothing else.");
        }
        return new ConditionForms(null, null, null, problems.all());
    }

    private static ConditionForms of(RawNode written, FieldCatalogue fields, ProblemCollector problems) {
        var text =
                switch (written) {
                    case RawNode.Text(var given) -> given;
                    default -> new ConditionBinder(problems, new RecordBinder(problems)).text(written, KEY);
                };
        if (text == null) {
            return new ConditionForms(null, null, null, problems.all());
        }
        var report = new ValidationReport();
        new ConditionRules(report, fields).check(KEY, text);
        var findings = report.findings();
        return switch (Conditions.read(text)) {
            case ConditionReading.Parsed(var condition) -> of(condition, findings.errors());
            case ConditionReading.Refused _ -> new ConditionForms(null, null, null, findings.errors());
        };
    }

    private static ConditionForms of(Condition condition, List<ConfigProblem> problems) {
        return new ConditionForms(
                Conditions.text(condition), ConditionTree.of(condition), Conditions.sentence(condition), problems);
    }
}
