package io.headgate.service.web;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * The text that leads to a list's next page: the values of the last row, joined and in base64, so that nobody is tempted
 * to make one. What a list gave yesterday is still read today.
 */
public final class Cursor {

    private final char separator;
    private final int parts;
    private final Supplier<ProblemException> refusal;

    private Cursor(char separator, int parts, Supplier<ProblemException> refusal) {
        this.separator = separator;
        this.parts = parts;
        this.refusal = refusal;
    }

    /** Cursors of so many values; the refusal answers a text that is not one of them. */
    public static Cursor of(int parts, Supplier<ProblemException> refusal) {
        return new Cursor('|', parts, refusal);
    }

    /** The same kind of cursor with another separator, for a list that has given such ones. */
    public Cursor separatedBy(char other) {
        return new Cursor(other, parts, refusal);
    }

    /** The usual refusal of a text that no list gave. */
    public static ProblemException notOurs() {
        return new ProblemException(
                ProblemCode.BAD_PARAMETER,
                "The cursor is not one of ours.",
                List.of(new FieldProblem("cursor", "WRONG_FORM", "Take the one of the page before.")));
    }

    public String write(Object... values) {
        if (values.length != parts) {
            throw new IllegalArgumentException("a cursor of " + parts + " values was given " + values.length);
        }
        var plain = new StringBuilder();
        for (var value : values) {
            plain.append(plain.isEmpty() ? "" : separator).append(value);
        }
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(plain.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Reads the values; only the last may hold the separator itself. */
    public <T> T read(String written, Function<List<String>, T> reader) {
        try {
            var plain = new String(Base64.getUrlDecoder().decode(written), StandardCharsets.UTF_8);
            var values = plain.split(Pattern.quote(String.valueOf(separator)), parts);
            if (values.length == parts) {
                return reader.apply(List.of(values));
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            // Refused below, like everything that no list gave.
        }
        throw refusal.get();
    }
}
