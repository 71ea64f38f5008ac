package io.headgate.config.condition;

import io.headgate.config.condition.analysis.ConditionCheck;
import io.headgate.config.condition.analysis.ConditionTruth;
import io.headgate.config.condition.evaluation.CompiledCondition;
import io.headgate.config.condition.evaluation.ConditionCompiler;
import io.headgate.config.condition.field.FieldCatalogue;
import io.headgate.config.condition.syntax.ConditionParser;
import io.headgate.config.condition.syntax.ConditionSentence;
import io.headgate.config.condition.syntax.ConditionText;
import io.headgate.reference.ReferenceData;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

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

    /** What can be proved of a condition in which {@link #check} found nothing. */
    public static Truth truth(Condition condition, FieldCatalogue fields) {
        return ConditionTruth.of(condition, fields);
    }

    /** The fields in the condition that are free text: it stays sealed, so the condition never sees them. */
    public static Set<String> sealedFields(Condition condition, FieldCatalogue fields) {
        return ConditionTruth.sealed(condition, fields);
    }

    /** Compiles with the shipped federal holidays, for hours that are closed on them. */
    public static CompiledCondition compile(Condition condition) {
        return compile(condition, date -> ReferenceData.load().isFederalHoliday(date));
    }

    public static CompiledCondition compile(Condition condition, Predicate<LocalDate> holidays) {
        return ConditionCompiler.compile(condition, holidays);
    }

    /** Compiles with the shipped federal holidays; see {@link #compile(String, Predicate)}. */
    public static CompiledCondition compile(String text) {
        return compile(text, date -> ReferenceData.load().isFederalHoliday(date));
    }

    /**
     * Compiles the text of a published document, which has been read and checked before.
     *
     * @param holidays the days on which hours that keep the holidays are closed
     * @throws IllegalArgumentException when it cannot be read after all
     */
    public static CompiledCondition compile(String text, Predicate<LocalDate> holidays) {
        return switch (read(text)) {
            case ConditionReading.Parsed(var condition) -> compile(condition, holidays);
            case ConditionReading.Refused(var problems) -> throw new IllegalArgumentException(problems.toString());
        };
    }

    /** The condition's one canonical text; reading it gives an equal condition, but for the positions. */
    public static String text(Condition condition) {
        return ConditionText.of(condition);
    }

    /** The condition in plain words, for people who do not write conditions. */
    public static String sentence(Condition condition) {
        return ConditionSentence.of(condition);
    }
}
