package io.headgate.config.condition;

import java.util.List;

/** What became of a condition's text. */
public sealed interface ConditionReading {

    record Parsed(Condition condition) implements ConditionReading {}

    record Refused(List<ConditionProblem> problems) implements ConditionReading {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
