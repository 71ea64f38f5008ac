package io.headgate.intake.core.normalisation;

import java.text.Normalizer;
import java.util.Locale;

/** Harmless normal forms of text: no control characters, no broken surrogates, Unicode NFC. Applying one twice changes nothing. */
public final class CleanText {

    // Beyond every field's limit: such a text is about to be refused, and normalising it could take seconds,
    // because the
    // JDK orders long runs of combining marks in quadratic time.
    private static final int LONGEST = 20_000;

    private CleanText() {}

    /** One line: every run of white space is one space, none at the ends. */
    public static String line(String text) {
        return text.length() > LONGEST
                ? text
                : collapsed(Normalizer.normalize(printable(text, false), Normalizer.Form.NFC));
    }

    /** A text of several lines as it was shown: line breaks and tabs stay. */
    public static String lines(String text) {
        return text.length() > LONGEST
                ? text
                : Normalizer.normalize(printable(text, true), Normalizer.Form.NFC)
                        .strip();
    }

    /** One line in lower case. */
    public static String lowerCase(String text) {
        return line(line(text).toLowerCase(Locale.ROOT));
    }

    /** One line in upper case. */
    static String upperCase(String text) {
        return line(line(text).toUpperCase(Locale.ROOT));
    }

    private static String printable(String text, boolean keepBreaks) {
        var kept = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (isBreak(point)) {
                kept.append(keepBreaks ? (char) point : ' ');
            } else if (!isHarmful(point)) {
                kept.appendCodePoint(point);
            }
        });
        return kept.toString();
    }

    private static boolean isBreak(int point) {
        return point == '\n' || point == '\r' || point == '\t';
    }

    // Besides controls and lone surrogates: marks that reverse or hide text in front of an operator.
    private static boolean isHarmful(int point) {
        return Character.isISOControl(point)
                || Character.getType(point) == Character.SURROGATE
                || point == 0x200B
                || point == 0xFEFF
                || (point >= 0x202A && point <= 0x202E)
                || (point >= 0x2066 && point <= 0x2069);
    }

    private static String collapsed(String text) {
        var kept = new StringBuilder(text.length());
        var gap = false;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                gap = true;
            } else {
                if (gap && !kept.isEmpty()) {
                    kept.append(' ');
                }
                gap = false;
                kept.append(c);
            }
        }
        return kept.toString();
    }
}
