package io.headgate.outbound.core;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A path into a JSON answer: {@code $.a.b[0]} or {@code a.b[0]} or {@code $['a b']}. Finds one value or nothing. */
public record BodyPath(List<Object> steps) {

    private static final Pattern STEP = Pattern.compile("\\.?([^.\\[\\]'\"]+)|\\[(\\d{1,6})]|\\[['\"]([^'\"]+)['\"]]");

    public BodyPath {
        steps = List.copyOf(steps);
    }

    /** What stands at a path. */
    public sealed interface Found {

        /** A text, number or boolean, as text. */
        record Value(String text) implements Found {}

        /** Nothing: the answer has no such member, or it is null or empty. */
        record Absent() implements Found {}

        /** The answer is built otherwise than the path expects, so that it cannot be said what stands there. */
        record OtherShape() implements Found {}
    }

    /** Reads the path; a text that is no path finds nothing. */
    public static BodyPath parse(String text) {
        var rest = text.strip();
        if (rest.startsWith("$")) {
            rest = rest.substring(1);
        }
        var steps = new ArrayList<Object>();
        var matcher = STEP.matcher(rest);
        var end = 0;
        while (matcher.find() && matcher.start() == end) {
            end = matcher.end();
            if (matcher.group(2) != null) {
                steps.add(Integer.valueOf(matcher.group(2)));
            } else {
                steps.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(3));
            }
        }
        return end == rest.length() ? new BodyPath(steps) : new BodyPath(List.of(-1));
    }

    /** What the answer has there. */
    public Found in(@Nullable Object json) {
        var value = json;
        for (var step : steps) {
            // Further down, senders write false or "" where an object would stand; a whole answer of false says no.
            if (value != json && isNothing(value)) {
                return new Found.Absent();
            }
            if (!(step instanceof Integer ? value instanceof List<?> : value instanceof Map<?, ?>)) {
                return new Found.OtherShape();
            }
            value = step instanceof Integer index ? element(value, index) : member(value, (String) step);
        }
        if (value == null || isEmptyCollection(value)) {
            return new Found.Absent();
        }
        var text = scalar(value);
        return text == null ? new Found.OtherShape() : new Found.Value(text);
    }

    /** The value there as text; null when there is none, or when it is an object or a list. */
    public @Nullable String text(@Nullable Object json) {
        return switch (in(json)) {
            case Found.Value(var text) -> text;
            case Found.Absent _, Found.OtherShape _ -> null;
        };
    }

    // PHP's [] for an empty map among them.
    private static boolean isNothing(@Nullable Object value) {
        return value == null
                || Boolean.FALSE.equals(value)
                || isEmptyCollection(value)
                || (value instanceof String text && text.isBlank());
    }

    private static boolean isEmptyCollection(Object value) {
        return (value instanceof Collection<?> list && list.isEmpty())
                || (value instanceof Map<?, ?> map && map.isEmpty());
    }

    private static @Nullable String scalar(Object value) {
        return switch (value) {
            case String _, Boolean _, Number _ -> Digits.writeText(value);
            default -> null;
        };
    }

    private static @Nullable Object element(@Nullable Object value, int index) {
        return value instanceof List<?> list && index >= 0 && index < list.size() ? list.get(index) : null;
    }

    private static @Nullable Object member(@Nullable Object value, String name) {
        return value instanceof Map<?, ?> map ? map.get(name) : null;
    }
}
