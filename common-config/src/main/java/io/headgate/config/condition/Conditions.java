package io.headgate.config.condition;

import java.util.List;

/**
 * The condition language: {@code lead.score.grade in ['A','B'] and not lead.test == true}. Words such as and, or, not
 * may be written in any case; text compares exactly.
 */
public final class Conditions {

    private Conditions() {}

    /** Reads the text; the first mistake with its position, if there is one. */
    public static ConditionReading read(String text) {
        return ConditionParser.parse(text);
    }

    /** Every comparison that can never make sense for the leads of this configuration. */
    public static List<ConditionProblem> check(Condition condition, FieldCatalogue fields) {
        return new ConditionCheck(fields).problems(condition);
    }

    public static CompiledCondition compile(Condition condition) {
        return ConditionCompiler.compile(condition);
    }

    /**
     * Compiles the text of a published document, which has been read and checked before.
     *
     * @throws IllegalArgumentException when it cannot be read after all
     */
    public static CompiledCondition compile(String text) {
        return switch (read(text)) {
            case ConditionReading.Parsed(var condition) -> compile(condition);
            case ConditionReading.Refused(var problems) -> throw new IllegalArgumentException(problems.toString());
        };
    }

    /** The condition in plain words, for people who do not write conditions. */
    public static String sentence(Condition condition) {
        return ConditionSentence.of(condition);
    }
}
