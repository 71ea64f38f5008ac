package io.headgate.intake.core.normalisation;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds the phone number and its extension in what people write. Only the part of the text that is the number is ever
 * given to the library: of {@code call (201) 555-0123 today} it would turn the word after the number into digits, and
 * of {@code 201-555-0123#} it would make a number of six digits with an extension.
 */
final class PhoneText {

    /** Stands between a number in normal form and its extension, as in RFC 3966. */
    static final String EXTENSION_MARK = ";ext=";

    static final int LONGEST_EXTENSION = 11;

    // By far the most common; the library would say the same.
    private static final Pattern PLAIN = Pattern.compile("(?:\\+?1)?([2-9]\\d{2}[2-9]\\d{6})");

    private static final String MARK =
            "(?:;\\s?ext=|(?:extensi[oó]n|extn?|xtn?|x|anexo|int)(?:\\b[.:=# ]{0,3}|(?=\\d))|#{1,2} ?|,{1,2}(?= ?\\d))";
    private static final Pattern EXTENSION = Pattern.compile(
            "[\\s,;(/-]{0,4}" + MARK + "\\s?(\\d{1," + LONGEST_EXTENSION + "})(?!\\d)[)\\s#.]{0,3}",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    // A mark with nothing behind it, as a keypad's last key.
    private static final Pattern EMPTY_MARK =
            Pattern.compile("(?<=\\d)[\\s,;(/-]{0,4}(?:#|x|ext\\.?|extension)[:.]?\\s?$", Pattern.CASE_INSENSITIVE);
    private static final Pattern US_NUMBER = Pattern.compile(
            "(?<![\\d+])(?:\\+?1[ .-]{0,2})?\\(?[2-9]\\d{2}\\)?[ ./-]{0,3}[2-9]\\d{2}[ .-]{0,3}\\d{4}(?!\\d)");
    private static final Pattern WORDS_FOR_DIGITS =
            Pattern.compile("(?:\\+?1[ .-]{0,2})?\\(?[2-9]\\d{2}\\)?[ .-]{0,3}(?=(?:[ .-]?[A-Za-z0-9]){7}$)(?:[0-9]["
                    + " .-]?){0,3}(?:[A-Za-z][ .-]?){4,7}[0-9]{0,3}$");
    private static final Pattern LETTER = Pattern.compile("\\p{L}");
    private static final Pattern DIGITS = Pattern.compile("\\d{1," + LONGEST_EXTENSION + "}");

    private final Lookups lookups;

    PhoneText(Lookups lookups) {
        this.lookups = lookups;
    }

    /** The number in E.164, or its digits where it cannot be read, with its extension behind the mark; empty without any digit. */
    String read(String text) {
        var plain = PLAIN.matcher(text);
        if (plain.matches()) {
            return "+1" + plain.group(1);
        }
        var number = US_NUMBER.matcher(text);
        if (number.find()) {
            var end = number.end();
            var found = lookups.e164(number.group());
            // Two numbers in one field are none: which of them is meant, nobody knows.
            if (found.isPresent() && !number.find()) {
                return found.get() + extensionIn(text.substring(end));
            }
        }
        return readable(text).orElseGet(() -> digits(text));
    }

    // Numbers of other countries, words on the keypad, and forms that only the library knows.
    private Optional<String> readable(String text) {
        var tail = EXTENSION.matcher(text);
        var base = text;
        var extension = "";
        while (tail.find()) {
            if (tail.end() == text.length() && tail.start() > 0) {
                base = text.substring(0, tail.start());
                extension = EXTENSION_MARK + tail.group(1);
            }
        }
        base = EMPTY_MARK.matcher(base).replaceFirst("");
        var wordy = LETTER.matcher(base).find();
        var found = wordy && !WORDS_FOR_DIGITS.matcher(base).matches()
                ? lookups.e164(digits(base))
                : lookups.e164(base).or(() -> lookups.e164(digits(text)));
        var mark = extension;
        return found.map(number -> number + mark);
    }

    private static String extensionIn(String rest) {
        var extension = EXTENSION.matcher(rest);
        return extension.lookingAt() ? EXTENSION_MARK + extension.group(1) : "";
    }

    /** The digits of an extension that was sent alone, with or without a word before it; empty when there are none. */
    static String extension(String text) {
        var marked = EXTENSION.matcher(text);
        if (marked.matches()) {
            return marked.group(1);
        }
        var line = text.strip();
        return DIGITS.matcher(line).matches() ? digits(line) : "";
    }

    static String digits(String text) {
        var kept = new StringBuilder();
        text.codePoints()
                .map(point -> Character.digit(point, 10))
                .filter(digit -> digit >= 0)
                .forEach(kept::append);
        return kept.toString();
    }
}
