package io.headgate.intake.core.normalisation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** JSON with sorted names, no white space and one spelling per number, so that equal contents give equal texts. */
public final class CanonicalJson {

    private CanonicalJson() {}

    private static final int LONGEST_PLAIN = 100;

    public static String write(@Nullable Object value) {
        var out = new StringBuilder();
        append(out, value, false);
        return out.toString();
    }

    /** The value as JSON with every digit of a number as it was sent: what is kept, not what is compared. */
    static String exact(@Nullable Object value) {
        var out = new StringBuilder();
        append(out, value, true);
        return out.toString();
    }

    private static void append(StringBuilder out, @Nullable Object value, boolean exact) {
        switch (value) {
            case null -> out.append("null");
            case Map<?, ?> map -> appendMap(out, map, exact);
            case List<?> list -> appendList(out, list, exact);
            case Boolean flag -> out.append(flag);
            case Number number -> out.append(exact ? digits(number) : plain(number));
            default -> appendText(out, String.valueOf(value));
        }
    }

    private static void appendMap(StringBuilder out, Map<?, ?> map, boolean exact) {
        var sorted = new TreeMap<String, @Nullable Object>();
        map.forEach((name, value) -> sorted.put(String.valueOf(name), value));
        out.append('{');
        var separator = "";
        for (var entry : sorted.entrySet()) {
            out.append(separator);
            appendText(out, entry.getKey());
            out.append(':');
            append(out, entry.getValue(), exact);
            separator = ",";
        }
        out.append('}');
    }

    private static void appendList(StringBuilder out, List<?> list, boolean exact) {
        out.append('[');
        var separator = "";
        for (var item : list) {
            out.append(separator);
            append(out, item, exact);
            separator = ",";
        }
        out.append(']');
    }

    private static String digits(Number number) {
        var decimal = decimal(number);
        return Math.abs((long) decimal.scale()) > LONGEST_PLAIN ? decimal.toString() : decimal.toPlainString();
    }

    private static BigDecimal decimal(Number number) {
        return number instanceof BigInteger whole ? new BigDecimal(whole) : new BigDecimal(number.toString());
    }

    private static String plain(Number number) {
        var decimal = decimal(number);
        // Never the plain form: 1e999999999 would fill the memory with zeros.
        return decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toString();
    }

    private static void appendText(StringBuilder out, String text) {
        out.append('"');
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c)) {
                out.append("\\u").append(String.format("%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
