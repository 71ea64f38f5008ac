package io.headgate.config.rules;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Wording shared by the findings: quoting what was written, and guessing what was meant. */
public final class MessageText {

    private static final int SHOWN = 60;
    private static final int NEAR = 3;

    private MessageText() {}

    /** The text in quotes, cut and without control characters, so that a hostile value cannot deform a message. */
    public static String quoted(String text) {
        return "'" + printable(cut(text, SHOWN)) + "'";
    }

    public static String printable(String text) {
        var shown = new StringBuilder(text.length());
        text.codePoints().forEach(c -> shown.appendCodePoint(isPlain(c) ? c : 0xFFFD));
        return shown.toString();
    }

    /** Whether the text can be stored, logged and shown as it is. */
    public static boolean isStorable(String text) {
        for (var i = 0; i < text.length(); ) {
            var c = text.codePointAt(i);
            if (!isPlain(c) && c != '\n' && c != '\t' && c != '\r') {
                return false;
            }
            i += Character.charCount(c);
        }
        return true;
    }

    private static boolean isPlain(int c) {
        var type = Character.getType(c);
        return type != Character.CONTROL && type != Character.SURROGATE && c != 0xFFFE && c != 0xFFFF;
    }

    /** A path step for a key: dotted where it reads well, else in brackets. */
    public static String child(String path, String key) {
        var plain = !key.isEmpty() && key.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '-');
        if (plain && key.length() <= SHOWN) {
            return path.isEmpty() ? key : path + "." + key;
        }
        return path + "[" + quoted(key) + "]";
    }

    public static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + "…";
    }

    public static String listed(Collection<String> names) {
        return String.join(", ", names);
    }

    /** The first twenty and how many more. */
    public static String some(List<String> names) {
        var most = 20;
        return names.size() <= most
                ? listed(names)
                : "%s and %,d more".formatted(listed(names.subList(0, most)), names.size() - most);
    }

    public static String didYouMean(String written, Collection<String> known) {
        return nearest(written, known).map(" Did you mean %s?"::formatted).orElse("");
    }

    private static Optional<String> nearest(String written, Collection<String> known) {
        if (written.length() > SHOWN) {
            return Optional.empty();
        }
        return known.stream()
                .filter(name -> Math.abs(name.length() - written.length()) < NEAR)
                .filter(name -> distance(name, written) < Math.min(NEAR, 1 + name.length() / 3))
                .min(Comparator.comparingInt(name -> distance(name, written)));
    }

    private static int distance(String a, String b) {
        var row = new int[b.length() + 1];
        for (var j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (var i = 1; i <= a.length(); i++) {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j < row.length; j++) {
                var replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
