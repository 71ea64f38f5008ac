package io.headgate.config.condition.evaluation;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;

/**
 * A regular expression whose cost is bounded by the length of its input times the size of its program: the RE2 dialect,
 * without back references and look-around, with a bound on both.
 */
public final class SafePattern {

    private static final int LONGEST_PATTERN = 200;
    private static final int LONGEST_INPUT = 256;
    private static final int MOST_REPETITIONS = 1_000;
    private static final java.util.regex.Pattern COUNTED = java.util.regex.Pattern.compile("\\{(\\d+)(?:,(\\d*))?}");

    private final Pattern pattern;

    SafePattern(String text) {
        pattern = Pattern.compile(text);
    }

    /** Why the text is no safe pattern, in one sentence. */
    public static Optional<String> problem(String text) {
        if (text.length() > LONGEST_PATTERN) {
            return Optional.of("A pattern has at most %d characters.".formatted(LONGEST_PATTERN));
        }
        // Before it is compiled, because compiling writes counted repetitions out.
        if (repetitions(text) > MOST_REPETITIONS) {
            return Optional.of(
                    "The counted repetitions of a pattern multiply to at most %,d.".formatted(MOST_REPETITIONS));
        }
        try {
            Pattern.compile(text);
            return Optional.empty();
        } catch (PatternSyntaxException e) {
            return Optional.of("The pattern cannot be read: %s.".formatted(e.getDescription()));
        }
    }

    /** Whether the whole input matches; one longer than 256 characters never does. */
    boolean matches(String input) {
        return input.length() <= LONGEST_INPUT && pattern.matches(input);
    }

    private static double repetitions(String text) {
        var product = 1.0;
        var counted = COUNTED.matcher(text);
        while (counted.find()) {
            var most = counted.group(2) == null || counted.group(2).isEmpty() ? counted.group(1) : counted.group(2);
            product *= Math.max(1, Double.parseDouble(most));
        }
        return product;
    }
}
