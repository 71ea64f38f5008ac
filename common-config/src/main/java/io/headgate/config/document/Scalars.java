package io.headgate.config.document;

import io.headgate.config.ConfigCode;
import io.headgate.config.rules.MessageText;
import java.math.BigDecimal;

/** The rules for single values that hold in YAML and JSON alike. */
final class Scalars {

    private static final int LONGEST_TEXT = 20_000;
    private static final int LARGEST_SCALE = 30;
    private static final int LONGEST_NUMBER = 60;

    private final ProblemCollector problems;

    Scalars(ProblemCollector problems) {
        this.problems = problems;
    }

    RawNode text(String text, String path) {
        return new RawNode.Text(storable(text, path));
    }

    String storable(String text, String path) {
        if (text.length() > LONGEST_TEXT) {
            problems.add(path, ConfigCode.TOO_LARGE, "A text holds at most %,d characters.".formatted(LONGEST_TEXT));
        } else if (!MessageText.isStorable(text)) {
            problems.add(path, ConfigCode.INVALID_VALUE, "The text holds control characters.");
        }
        return text;
    }

    // The scale is bounded before anybody prints the number in full: 1e999999999 is short to write.
    RawNode number(String text, String path) {
        if (text.length() <= LONGEST_NUMBER) {
            try {
                var number = new BigDecimal(text);
                if (Math.abs((long) number.scale()) <= LARGEST_SCALE) {
                    return new RawNode.Number(number);
                }
            } catch (NumberFormatException | ArithmeticException e) {
                // An exponent beyond reach: reported like every other number that is of no use.
            }
        }
        problems.add(path, ConfigCode.INVALID_VALUE, "%s is no usable number.".formatted(MessageText.quoted(text)));
        return new RawNode.Number(BigDecimal.ZERO);
    }
}
